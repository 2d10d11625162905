import { packNpm } from '../compile/npm-packing'
import { account, previewArguments } from './arguments'
import { preview } from './preview'
import { drawQrCode } from './qr-code'
import { exitAfter, thisWorkplace } from './workplace'

const workplace = thisWorkplace()

/** `npm run preview:qr`: the tree as it is, on the phone of a developer. */
exitAfter(
  preview(previewArguments(process.argv.slice(2)), account(process.env), {
    ...workplace,
    packNpm: () => packNpm(workplace.projectPath),
    drawQrCode,
  }),
)

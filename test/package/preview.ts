import { packNpm } from './npm-packing'
import { account, previewArguments } from './release/arguments'
import { preview } from './release/preview'
import { drawQrCode } from './release/qr-code'
import { exitAfter, thisWorkplace } from './release/workplace'

const workplace = thisWorkplace()

/** `npm run preview:qr`: the tree as it is, on the phone of a developer. */
exitAfter(
  preview(previewArguments(process.argv.slice(2)), account(process.env), {
    ...workplace,
    packNpm: () => packNpm(workplace.projectPath),
    drawQrCode,
  }),
)

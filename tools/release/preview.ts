import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account, PreviewArguments, Read } from './arguments'
import { senderOf, type Workplace } from './upload'
import { ciProject, sendOptions, weighedByWeChat } from './wechat-ci'

/** What a preview needs besides. */
export interface PreviewWorkplace extends Workplace {
  readonly packNpm: () => Promise<unknown>
  /** Draws the QR code in a picture as text. */
  readonly drawQrCode: (picture: string) => Promise<string>
}

/** Sends the tree as it is to WeChat and keeps the QR code that opens it, valid for minutes. */
export async function preview(
  args: Read<PreviewArguments>,
  account: Read<Account>,
  workplace: PreviewWorkplace,
): Promise<void> {
  const sender = senderOf(account, workplace, args.problems)
  await workplace.packNpm()
  const { ci, print, projectPath } = workplace
  const { page, query, scene } = args.values
  // WeChat draws a JPEG.
  const picture = join(projectPath, 'build/preview.jpg')
  mkdirSync(dirname(picture), { recursive: true })
  rmSync(picture, { force: true })
  const { subPackageInfo } = await ci.preview({
    ...sendOptions(ciProject(ci, sender), sender),
    // Asked for by its type alone: miniprogram-ci sends 0.0.1 whatever stands here.
    version: '0.0.1',
    qrcodeFormat: 'image',
    qrcodeOutputDest: picture,
    ...(page !== undefined && { pagePath: page }),
    ...(query !== undefined && { searchQuery: query }),
    ...(scene !== undefined && { scene }),
  })
  weighedByWeChat(subPackageInfo).forEach(print)
  print(await drawn(picture, workplace))
  print(`Scan it in WeChat, logged in as a developer of ${sender.appId}: ${picture}`)
}

/** Not every terminal, nor every picture, can be drawn; the picture is there in any case. */
async function drawn(picture: string, { drawQrCode }: PreviewWorkplace): Promise<string> {
  try {
    return await drawQrCode(picture)
  } catch {
    return 'The QR code could not be drawn here; open the picture.'
  }
}

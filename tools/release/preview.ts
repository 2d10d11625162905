import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account'
import { senderOf, type Workplace } from './upload'
import { ciProject, sendOptions, weighedByWeChat } from './wechat-ci'

/** What the QR code opens: nothing given means the first page, as from nowhere (scene 1011). */
export interface PreviewArguments {
  readonly page?: string
  readonly query?: string
  readonly scene?: string
}

/** What a preview needs besides. */
export interface PreviewWorkplace extends Workplace {
  readonly packNpm: () => Promise<unknown>
  /** Draws the QR code in a picture as text. */
  readonly drawQrCode: (picture: string) => Promise<string>
}

/** Sends the tree as it is to WeChat and keeps the QR code that opens it, valid for minutes. */
export async function preview(
  { page, query, scene }: PreviewArguments,
  account: Account,
  workplace: PreviewWorkplace,
): Promise<void> {
  const pagePath = page?.replace(/^\//, '')
  const sender = senderOf(account, workplace, pageRefusals(pagePath, query, workplace.projectPath))
  await workplace.packNpm()
  const { ci, print, projectPath } = workplace
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
    ...(pagePath !== undefined && { pagePath }),
    ...(query !== undefined && { searchQuery: query }),
    ...(scene !== undefined && { scene: Number(scene) }),
  })
  weighedByWeChat(subPackageInfo).forEach(print)
  print(await drawn(picture, workplace))
  print(`Scan it in WeChat, logged in as a developer of ${sender.appId}: ${picture}`)
}

/** Why nothing would open; empty if a page would. WeChat itself shows an empty page for what is not there. */
function pageRefusals(page: string | undefined, query: string | undefined, project: string) {
  // Without a page miniprogram-ci puts the query in the code, but not the path that it belongs to.
  if (page === undefined) return query === undefined ? [] : ['--query needs --page.']
  if (existsSync(join(project, 'miniprogram', `${page}.wxml`))) return []
  return [`--page: there is no miniprogram/${page}.wxml; the login page is routes/explore.`]
}

/** Not every terminal, nor every picture, can be drawn; the picture is there in any case. */
async function drawn(picture: string, { drawQrCode }: PreviewWorkplace): Promise<string> {
  try {
    return await drawQrCode(picture)
  } catch {
    return 'The QR code could not be drawn here; open the picture.'
  }
}

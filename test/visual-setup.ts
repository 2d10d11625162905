import { shareBrowser } from '../tools/standins/devtools/server/browser'

/** Before the files that look at something: one browser for all of them. */
export default async function setUp(): Promise<void> {
  const browser = await shareBrowser()
  globalThis.closeSharedBrowser = () => browser.close()
}

declare global {
  var closeSharedBrowser: (() => Promise<void>) | undefined
}

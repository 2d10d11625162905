import { shareBrowser } from '../tools/standins/devtools/server/browser'
import { shareSimulator } from './visual/gallery'

/** Before the files that look at something: one browser and one simulator for all of them. */
export default async function setUp(): Promise<void> {
  const shared = await Promise.all([shareBrowser(), shareSimulator()])
  globalThis.closeShared = () => Promise.all(shared.map((each) => each.close()))
}

declare global {
  var closeShared: (() => Promise<unknown>) | undefined
}

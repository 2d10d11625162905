import { openStage } from './open-stage'
import { play } from './play'
import type { Played } from './scenario'
import { scenarios } from './scenarios'

declare global {
  interface Window {
    /** For the command, which opens this page without a window. */
    playScenario(id: string): Promise<Played>
  }
}

const stage = openStage(document.querySelector('iframe') as HTMLIFrameElement)

window.playScenario = async (id) => {
  const scenario = scenarios.find((each) => each.id === id)
  if (!scenario) throw new Error(`no scenario ${id}`)
  return play(scenario, await stage)
}

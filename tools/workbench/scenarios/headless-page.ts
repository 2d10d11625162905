import { readFacts, stageWith } from './open-stage'
import { phoneIn } from './phone'
import { play } from './play'
import type { Played } from './scenario'
import { scenarios } from './scenarios'

declare global {
  interface Window {
    /** For the command, which opens this page without a window. */
    playScenario(id: string): Promise<Played>
  }
}

const stage = readFacts('zh_CN').then((facts) => {
  const frame = document.querySelector('iframe')
  if (!frame) throw new Error('the page lacks its frame')
  return stageWith(phoneIn(frame, facts.devtoolsUrl), facts)
})

window.playScenario = async (id) => {
  const scenario = scenarios.find((each) => each.id === id)
  if (!scenario) throw new Error(`no scenario ${id}`)
  return play(scenario, await stage)
}

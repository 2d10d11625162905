import { ask } from './framed-phone'
import { enter, launch } from './session'
import { busy, caption, chosen, config, form } from './state'
import { t } from './text'

/** How long each step of "Show me" can be read, in milliseconds. */
const READING = 2_600
const FINGER = 700
const LAST = 4_000

let shows = 0

/** The login plays by itself, with a caption for each step. */
export async function showMe(): Promise<void> {
  shows += 1
  const show = shows
  const isStopped = () => show !== shows
  busy.value = 'show'
  chosen.scenario.value = undefined
  chosen.network.value = 'fast'
  form.value = {
    ...form.value,
    contract: config.contract,
    withPhone: true,
    scene: 1069,
    cold: true,
    byHand: false,
  }
  enter('idle')
  const { captions } = t.value
  const say = async (text: string, part: number, ms = READING) => {
    if (isStopped()) throw new Error('stopped')
    caption.value = { text, part }
    await new Promise((over) => setTimeout(over, ms))
    if (isStopped()) throw new Error('stopped')
  }
  const tap = (selector: string) => ask('tap', { selector, seen: FINGER })
  try {
    chosen.tab.value = 'timeline'
    await say(captions.app, 0.05)
    await launch()
    await ask('see', { selector: '#login, #phone' })
    await say(captions.opened, 0.2)
    await say(captions.agree, 0.35, READING / 2)
    await tap('#agree')
    await tap('#phone')
    await ask('see', { selector: '.wechat-button-primary' })
    await say(captions.sheet, 0.55)
    await tap('.wechat-button-primary')
    await ask('see', { selector: '#return' })
    await say(captions.success, 0.75)
    await say(captions.back, 0.9, READING / 2)
    await tap('#return')
    await window.loginOutcome.finished
    await say(captions.exchanged, 1, LAST)
  } catch (error) {
    if (!isStopped()) console.error(error)
  } finally {
    if (!isStopped()) stopShow()
  }
}

export function stopShow(): void {
  shows += 1
  busy.value = undefined
  caption.value = undefined
}

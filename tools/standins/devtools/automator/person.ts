import type { Simulator } from '../simulator/simulator'
import type { Reply } from '../simulator/replies'
import { appeared, cameTrue } from './finger'
import { isRecord, type Params, text } from './protocol'

/** What a person, an app and WeChat in a mood can do besides a launch and a tap, by name; each gives an answer. */
export const personOrders: Readonly<
  Record<string, (data: Params, simulator: Simulator) => Promise<unknown>>
> = {
  background: async (_, simulator) => simulator.background(),
  quit: async (_, simulator) => simulator.quit(),
  reply: async ({ name, reply }, simulator) => simulator.reply(String(name), readReply(reply)),
  advance: async ({ seconds }, simulator) => {
    await simulator.codes()
    await simulator.advance(Number(seconds))
  },
  /** Presses the button of WeChat's sheet that agrees or refuses, once it is open. */
  answer: async ({ surface, agree }, simulator) => {
    await appeared(`[data-surface="${String(surface)}"]`)
    simulator.surfaces.answer(agree === true)
  },
  /** Waits for a screen, at most `patience` milliseconds, and gives the one that is there then. `title` may be left out. */
  screen: async (data, simulator) => {
    const [phase, { title, patience }] = [text(data, 'phase'), data]
    const isThere = () => {
      const screen = screenOf(simulator)
      return screen.phase === phase && (title === undefined || screen.title === title)
    }
    await cameTrue(isThere, Number(patience))
    return screenOf(simulator)
  },
  /** Waits until the form is no longer on screen. */
  formLeft: async ({ patience }, simulator) =>
    cameTrue(() => screenOf(simulator).phase !== 'ready', Number(patience)),
}

function readReply(given: unknown): Reply | undefined {
  if (given === 'never' || given === 'late') return given
  if (!isRecord(given)) return undefined
  const { errMsg, errno } = given
  const number = typeof errno === 'number' ? { errno } : {}
  return { errMsg: String(errMsg), ...number }
}

/** A line may break here; nobody sees it. */
const BREAK = '\u200b'

/** What a person sees of the page that is open. */
function screenOf(simulator: Simulator) {
  const page = simulator.pages().at(-1)
  const read = (id: string) => {
    const { textContent = '' } = page?.element.querySelector(`[id="${id}"]`) ?? {}
    return (textContent ?? '').replaceAll(BREAK, '')
  }
  const phase = page?.instance.data['phase']
  return {
    phase: typeof phase === 'string' ? phase : '',
    title: read('title'),
    hint: read('hint'),
    canReturn: page?.element.querySelector('[id="return"]') instanceof Element,
    canRetry: page?.element.querySelector('[id="retry"]') instanceof Element,
  }
}

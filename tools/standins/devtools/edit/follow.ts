import type { PageConfig } from '../server/config'
import type { Program } from '../program'
import type { Entry, Simulator } from '../simulator/simulator'
import type { EditEvent, EditMessage } from './events'
import { framingOrigin } from './framing'
import { Overlay } from './overlay'

type Update = Extract<EditEvent, { type: 'update' }>

/** Kept through a reload of the page, together with WeChat's storage. */
const LAUNCH = 'edit:launch'
const UPDATE = 'edit:update'

/** Shows what is saved, and what is wrong with it, in this browser page. */
export class Followed {
  readonly #overlay = new Overlay()
  readonly #config: NonNullable<PageConfig['edits']>
  #version: number
  #simulator: Simulator | undefined
  #program: Program | undefined
  /** One update after the other. */
  #busy: Promise<unknown> = Promise.resolve()

  constructor(config: NonNullable<PageConfig['edits']>) {
    this.#config = config
    this.#version = config.version
    const events = new EventSource('/events')
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as EditEvent
      this.#busy = this.#busy.then(() => this.#hear(event))
    })
  }

  /** The simulator, which remembers its last launch from now on. */
  follow(simulator: Simulator, program: Program): Simulator {
    const launch = (entry: Entry) => {
      sessionStorage.setItem(LAUNCH, JSON.stringify(entry))
      return simulator.launch(entry)
    }
    this.#simulator = { ...simulator, launch }
    this.#program = program
    return this.#simulator
  }

  /** The launch from before an update reloaded this page; undefined if it was not one that did. */
  lastLaunch(): Entry | undefined {
    const launch = sessionStorage.getItem(LAUNCH)
    return sessionStorage.getItem(UPDATE) && launch ? (JSON.parse(launch) as Entry) : undefined
  }

  /** The program is on screen again after such an update. */
  async launched(): Promise<void> {
    const update = sessionStorage.getItem(UPDATE)
    sessionStorage.removeItem(UPDATE)
    if (update) await this.#shown(JSON.parse(update) as Update)
  }

  async #hear(event: EditEvent): Promise<void> {
    const isNewer = event.version !== this.#version
    if (event.type === 'hello' && (event.instance !== this.#config.instance || isNewer)) {
      this.#reload({ ...event, type: 'update', how: 'reload', files: [], savedAt: Date.now() })
    }
    if (event.type === 'update' && isNewer) {
      this.#version = event.version
      await this.#apply(event)
    }
    // Who frames this page has more room for it.
    if (window.parent === window) this.#overlay.show(event.problems)
    tell({ type: 'devtools:problems', problems: event.problems })
  }

  async #apply(update: Update): Promise<void> {
    const simulator = this.#simulator
    const program = this.#program
    if (update.how === 'reload' || !simulator || !program) return this.#reload(update)
    if (update.styleSheets) simulator.restyle(update.styleSheets)
    else {
      const newer = await programNow()
      simulator.restyle(newer.styleSheets)
      simulator.redraw(newer.templates)
    }
    await this.#shown(update)
  }

  #reload(update: Update): void {
    sessionStorage.setItem(UPDATE, JSON.stringify(update))
    location.reload()
  }

  async #shown({ how, files, savedAt }: Update): Promise<void> {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
    if (files.length > 0) tell({ type: 'devtools:shown', files, how, took: Date.now() - savedAt })
  }
}

function tell(message: EditMessage): void {
  if (window.parent === window) return
  window.parent.postMessage(message, framingOrigin())
}

/** As /program.js has it now; `program` of this window stays the one that runs. */
async function programNow(): Promise<Program> {
  const { program: running } = window
  const script = document.createElement('script')
  script.src = '/program.js'
  const loaded = new Promise((done, failed) => {
    script.addEventListener('load', done)
    script.addEventListener('error', failed)
  })
  document.head.append(script)
  await loaded
  script.remove()
  const { program: newer } = window
  if (!running || !newer) throw new Error('There is no program.')
  window.program = running
  return newer
}

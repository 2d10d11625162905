/** An order to the framed simulator, by name and with its fields; the simulator's README lists them. */
export type Ask = (method: string, params?: object) => Promise<unknown>

/** What the app that launched last got. */
export interface Returned {
  readonly extMsg: string
  readonly appId: string | undefined
}

/** A message of the framed simulator, as its README lists them. */
export type Told = Readonly<Record<string, unknown>>

/** The framed simulator, as a phone in the hand of a person. */
export interface Phone {
  readonly ask: Ask
  /** Makes it this phone: the query of the simulator's page. */
  be(settings: string): Promise<void>
  /** As a phone that was never here: nothing is stored, and nothing runs. */
  renew(): Promise<void>
  /** Takes what the app got since it was asked last. */
  takeReturned(): Returned | undefined
  /** Resolves when every post was answered and the mini program has heard of it. */
  answered(): Promise<void>
  /** Resolves when nothing more is loaded: what a brand publishes may change what is to be agreed to. */
  loaded(): Promise<void>
  /** Whether WeChat gave a code or anything was posted since `renew`. */
  hasGivenCodes(): boolean
  /** Takes what the mini program threw since it was asked last. */
  takeErrors(): readonly string[]
}

/** Steps of the simulator at which a code is in somebody's hands. */
const CODES = ['login_code', 'phone_code', 'posted']

/** In milliseconds: no order takes as long, not even the first one on a busy machine. */
const LONGEST = 60_000

/** A simulator that says nothing must not stop the scenarios after it. */
async function limited<Answer>(what: string, answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const message = `the simulator does not answer: ${what}`
    timer = setTimeout(() => reject(new Error(message)), LONGEST)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/**
 * The phone in a frame. `origin` is the simulator's: messages of any other window or origin are not heard. What it
 * tells besides answers goes to `onTold`, too.
 */
export function phoneIn(
  frame: Pick<HTMLIFrameElement, 'contentWindow' | 'src'>,
  origin: string,
  onTold: (told: Told) => void = () => undefined,
): Phone {
  const waiting = new Map<string, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let last = 0
  let settings: string | undefined
  let isReady = false
  let becomeReady: () => void = () => undefined
  let ready = new Promise<void>((resolve) => (becomeReady = resolve))
  let returned: Returned | undefined
  let errors: string[] = []
  let unanswered = 0
  let codes = false
  const loading = new Set<unknown>()
  let allLoaded: () => void = () => undefined
  let allAnswered: () => void = () => undefined

  const listen = ({ origin: sender, source, data }: MessageEvent<unknown>) => {
    // The frame was taken away.
    if (frame.contentWindow === null) window.removeEventListener('message', listen)
    if (sender !== origin || source !== frame.contentWindow || !isRecord(data)) return
    switch (data['type']) {
      case 'devtools:ready':
        // A phone that another one was taken for meanwhile says so as well.
        if (data['query'] !== queryOf(settings)) break
        // Something was saved: who waits for the page that was there would wait in vain.
        abandon('the mini program was loaded again')
        forgetPage()
        isReady = true
        becomeReady()
        break
      case 'devtools:launchApp': {
        const { appParameter, appId } = data
        returned = {
          extMsg: String(appParameter),
          appId: typeof appId === 'string' ? appId : undefined,
        }
        break
      }
      case 'devtools:step':
        codes ||= CODES.includes(String(data['name']))
        if (data['name'] === 'posted') unanswered += 1
        if (data['name'] === 'answered') unanswered -= 1
        if (unanswered <= 0) allAnswered()
        break
      case 'devtools:trace':
        if (data['kind'] !== 'request' || String(data['name']).startsWith('POST')) break
        if (data['took'] === undefined) loading.add(data['id'])
        else loading.delete(data['id'])
        if (loading.size === 0) allLoaded()
        break
      case 'devtools:exception':
        errors.push(String(data['message']))
        break
      case 'devtools:done': {
        const id = String(data['id'])
        const asked = waiting.get(id)
        waiting.delete(id)
        if (typeof data['error'] === 'string') asked?.reject(new Error(data['error']))
        else asked?.resolve(data['answer'])
        return
      }
    }
    onTold(data)
  }
  window.addEventListener('message', listen)

  const abandon = (why: string) => {
    for (const asked of waiting.values()) asked.reject(new Error(why))
    waiting.clear()
  }

  /** What it has begun does not end any more. */
  const forgetPage = () => {
    unanswered = 0
    loading.clear()
    allAnswered()
    allLoaded()
  }

  const ask: Ask = async (method, params = {}) => {
    await limited('get ready', ready)
    last += 1
    const id = `phone ${last}`
    frame.contentWindow?.postMessage({ ...params, type: `devtools:${method}`, id }, origin)
    return limited(method, new Promise((resolve, reject) => waiting.set(id, { resolve, reject })))
  }

  return {
    ask,
    be: async (wanted) => {
      if (wanted === settings) return
      abandon('another phone was taken')
      // Who waits for the phone before it gets this one.
      if (isReady) ready = new Promise<void>((resolve) => (becomeReady = resolve))
      isReady = false
      settings = wanted
      frame.src = `${origin}/${queryOf(wanted)}`
      await limited('get ready', ready)
    },
    answered: () => {
      const all = new Promise<void>((resolve) => (allAnswered = resolve))
      return unanswered <= 0 ? Promise.resolve() : limited('answer every post', all)
    },
    renew: async () => {
      await ask('forget')
      returned = undefined
      errors = []
      codes = false
      forgetPage()
    },
    takeReturned: () => {
      const taken = returned
      returned = undefined
      return taken
    },
    loaded: () => {
      const all = new Promise<void>((resolve) => (allLoaded = resolve))
      return loading.size === 0 ? Promise.resolve() : limited('load', all)
    },
    hasGivenCodes: () => codes,
    takeErrors: () => errors.splice(0),
  }
}

/** Of the simulator's page. */
function queryOf(settings = ''): string {
  return `?embedded=1${settings && `&${settings}`}`
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

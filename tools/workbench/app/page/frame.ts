/** What the framed simulator tells, as it lists it in its README. */
export type FrameMessage =
  | { readonly type: 'devtools:ready' }
  | {
      readonly type: 'devtools:step'
      readonly name: string
      /** Milliseconds since the Unix epoch. */
      readonly at: number
      readonly detail?: string
    }
  | {
      readonly type: 'devtools:trace'
      readonly id: number
      readonly kind: 'wx' | 'request' | 'setData'
      readonly name: string
      /** Milliseconds since the Unix epoch. */
      readonly at: number
      readonly took?: number
      readonly given: string
      readonly answer?: string
      readonly failed?: boolean
    }
  | { readonly type: 'devtools:launchApp'; readonly appParameter: string }

/** The phone in a frame. */
export interface PhoneFrame {
  /** Another phone, with these settings: the query of the simulator's page. */
  open(settings: string): void
  /**
   * Resolves when the simulator did it; until it is ready, this waits.
   * @throws Error if it could not be done, or another phone was opened meanwhile
   */
  ask(order: string, details?: object): Promise<void>
}

/** Frames the simulator; messages of any other window or origin are not heard. */
export function phoneIn(
  frame: Pick<HTMLIFrameElement, 'contentWindow' | 'src'>,
  origin: string,
  onMessage: (message: FrameMessage) => void,
): PhoneFrame {
  const asked = new Map<number, Asked>()
  let lastId = 0
  let becomeReady: () => void = () => undefined
  let ready = new Promise<void>((resolve) => (becomeReady = resolve))

  const listen = ({ origin: sender, source, data }: MessageEvent<unknown>) => {
    // The frame was taken away.
    if (frame.contentWindow === null) window.removeEventListener('message', listen)
    if (sender !== origin || source !== frame.contentWindow || !isMessage(data)) return
    if (data.type === 'devtools:ready') becomeReady()
    if (data.type !== 'devtools:done') {
      onMessage(data)
      return
    }
    const one = asked.get(data.id)
    asked.delete(data.id)
    if (data.error === undefined) one?.resolve()
    else one?.reject(new Error(data.error))
  }
  window.addEventListener('message', listen)

  return {
    open(settings) {
      for (const { reject } of asked.values()) reject(new Error('another phone was opened'))
      asked.clear()
      ready = new Promise<void>((resolve) => (becomeReady = resolve))
      frame.src = `${origin}/?embedded=1&${settings}`
    },
    async ask(order, details = {}) {
      await ready
      lastId += 1
      const id = lastId
      frame.contentWindow?.postMessage({ ...details, type: `devtools:${order}`, id }, origin)
      return new Promise((resolve, reject) => asked.set(id, { resolve, reject }))
    },
  }
}

interface Asked {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

type Done = { readonly type: 'devtools:done'; readonly id: number; readonly error?: string }

function isMessage(data: unknown): data is FrameMessage | Done {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  const has = (name: string, type: string) =>
    typeof Object.getOwnPropertyDescriptor(data, name)?.value === type
  switch (data.type) {
    case 'devtools:ready':
      return true
    case 'devtools:launchApp':
      return has('appParameter', 'string')
    case 'devtools:step':
      return has('name', 'string') && has('at', 'number')
    case 'devtools:trace':
      return has('id', 'number') && has('name', 'string') && has('at', 'number')
    case 'devtools:done':
      return has('id', 'number')
  }
  return false
}

import { element } from './view'

/** What the framed simulator tells. */
export type FrameMessage =
  | { readonly type: 'devtools:ready' }
  | {
      readonly type: 'devtools:step'
      readonly name: string
      /** Milliseconds since the Unix epoch. */
      readonly at: number
      readonly detail?: string
    }
  | { readonly type: 'devtools:launchApp'; readonly appParameter: string }

export interface Launch {
  readonly path: string | undefined
  readonly appId: string
}

export interface MiniProgramFrame {
  /** Launches as the OpenSDK does (scene 1069); held back until the frame is ready. */
  launch(launch: Launch): void
}

/** Frames the simulator; messages of any other window or origin are not heard. */
export function openFrame(
  origin: string,
  onMessage: (message: FrameMessage) => void,
): MiniProgramFrame {
  const frame = element<HTMLIFrameElement>('mini-program')
  let ready = false
  let waiting: Launch | undefined
  const post = ({ path, appId }: Launch) =>
    frame.contentWindow?.postMessage({ type: 'devtools:launch', path, scene: 1069, appId }, origin)

  window.addEventListener('message', ({ origin: sender, source, data }: MessageEvent<unknown>) => {
    if (sender !== origin || source !== frame.contentWindow || !isFrameMessage(data)) return
    if (data.type === 'devtools:ready') {
      ready = true
      if (waiting !== undefined) post(waiting)
      waiting = undefined
    }
    onMessage(data)
  })
  frame.src = `${origin}/?embedded=1`

  return {
    launch: (launch) => {
      if (ready) post(launch)
      else waiting = launch
    },
  }
}

function isFrameMessage(data: unknown): data is FrameMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  if (data.type === 'devtools:launchApp') {
    return 'appParameter' in data && typeof data.appParameter === 'string'
  }
  if (data.type === 'devtools:step') return 'name' in data && typeof data.name === 'string'
  return data.type === 'devtools:ready'
}

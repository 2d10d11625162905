import type { Simulator } from '../simulator/simulator'

/** What a parent page posts to open the mini program as an app or WeChat would. */
interface LaunchMessage {
  readonly type: 'devtools:launch'
  readonly path?: string
  readonly scene: number
  /** The launching app, for scene 1069. */
  readonly appId?: string
}

/** Lets the page that frames this one launch the mini program and hear what becomes of it. */
export function embed(simulator: Simulator): void {
  const post = (message: { readonly type: string; readonly [field: string]: unknown }) =>
    window.parent.postMessage(message, '*')
  // The parent has a time origin of its own: it gets milliseconds since 1970.
  simulator.on('step', (name, at, detail) =>
    post({ type: 'devtools:step', name, at: performance.timeOrigin + at, detail }),
  )
  simulator.on('launchApp', (appParameter) => post({ type: 'devtools:launchApp', appParameter }))
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== window.parent || !isLaunch(data)) return
    const { path, scene, appId } = data
    void simulator.launch({
      scene,
      ...(path === undefined ? {} : { path }),
      ...(appId === undefined ? {} : { referrerInfo: { appId } }),
    })
  })
  post({ type: 'devtools:ready' })
}

function isLaunch(data: unknown): data is LaunchMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === LAUNCH
}

const LAUNCH: LaunchMessage['type'] = 'devtools:launch'

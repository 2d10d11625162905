import type { Entry, Simulator } from '../simulator/simulator'
import { isRecord } from './protocol'

/** Lets the page that frames this one launch the mini program and hear what becomes of it. */
export function embed(simulator: Simulator): void {
  // Who frames this one is named by the browser, and let in by site.ts.
  const { origin: parent } = new URL(document.referrer)
  const post = (message: { readonly type: string; readonly [field: string]: unknown }) =>
    window.parent.postMessage(message, parent)
  // The parent has a time origin of its own: it gets milliseconds since 1970.
  simulator.on('step', (name, at, detail) =>
    post({ type: 'devtools:step', name, at: performance.timeOrigin + at, detail }),
  )
  simulator.on('launchApp', (appParameter, appId) =>
    post({ type: 'devtools:launchApp', appParameter, appId }),
  )
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    const entry = source === window.parent && origin === parent ? readLaunch(data) : undefined
    if (entry) void simulator.launch(entry)
  })
  post({ type: 'devtools:ready' })
}

/** Of a parent page's message `{ type: 'devtools:launch', path?, scene, appId? }`; undefined for any other. */
function readLaunch(data: unknown): Entry | undefined {
  if (!isRecord(data) || data['type'] !== 'devtools:launch') return undefined
  const { path, scene, appId } = data
  if (typeof scene !== 'number') return undefined
  return {
    scene,
    ...(typeof path === 'string' ? { path } : {}),
    // The launching app, for scene 1069.
    ...(typeof appId === 'string' ? { referrerInfo: { appId } } : {}),
  }
}

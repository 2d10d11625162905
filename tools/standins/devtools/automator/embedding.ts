import type { Program } from '../program'
import type { Entry, Simulator } from '../simulator/simulator'
import { framingOrigin } from '../edit/framing'
import { overrideBrand } from './brand'
import { appeared, tapWhenThere } from './finger'
import { personOrders } from './person'
import { isRecord } from './protocol'
import { setOffline } from './reach'
import { setTheme } from './theme'
import { trace } from './trace'

/** Lets the page that frames this one use the phone, and hear what becomes of it. The README lists the messages. */
export function embed(simulator: Simulator, program: Program): void {
  document.documentElement.classList.add('wechat-embedded')
  const parent = framingOrigin()
  const post = (message: { readonly type: string; readonly [field: string]: unknown }) =>
    window.parent.postMessage(message, parent)
  // The parent has a time origin of its own: it gets milliseconds since 1970.
  simulator.on('step', (name, at, detail) =>
    post({ type: 'devtools:step', name, at: performance.timeOrigin + at, detail }),
  )
  simulator.on('launchApp', (appParameter, appId) =>
    post({ type: 'devtools:launchApp', appParameter, appId }),
  )
  simulator.on('exception', ({ message }) => post({ type: 'devtools:exception', message }))
  trace(simulator, (told) =>
    post({ type: 'devtools:trace', ...told, at: performance.timeOrigin + told.at }),
  )
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== parent || !isRecord(data)) return
    const { type, id } = data
    const order = typeof type === 'string' ? orderFor(type) : undefined
    if (!order) return
    order(data, simulator, program).then(
      (answer) => post({ type: 'devtools:done', id, answer }),
      (error: unknown) => post({ type: 'devtools:done', id, error: String(error) }),
    )
  })
  post({ type: 'devtools:ready', query: location.search })
}

function orderFor(type: string): Order | undefined {
  return ORDERS[type] ?? personOrders[type.replace(/^devtools:/, '')]
}

type Order = (
  data: Record<string, unknown>,
  simulator: Simulator,
  program: Program,
) => Promise<unknown>

const ORDERS: Readonly<Record<string, Order | undefined>> = {
  'devtools:launch': async (data, simulator) => {
    const entry = readLaunch(data)
    if (entry) await simulator.launch(entry)
  },
  /** A phone on which nobody has ever used the program. */
  'devtools:forget': async (_, simulator) => simulator.renew(),
  'devtools:theme': async ({ theme }) => {
    if (theme === 'light' || theme === 'dark') setTheme(theme)
  },
  'devtools:brand': async ({ name, brand, agreements, files }, simulator, program) => {
    if (typeof name === 'string') simulator.rename(name)
    const pictures = Object.entries(isRecord(files) ? files : {}).filter(
      (file): file is [string, string] => typeof file[1] === 'string',
    )
    const override = { brand, agreements, files: Object.fromEntries(pictures) }
    overrideBrand(program, isRecord(brand) ? override : undefined)
  },
  'devtools:offline': async ({ offline }) => setOffline(offline === true),
  /** What the page binds: a screen without the way to it. */
  'devtools:show': async ({ data }, simulator) => {
    const [page] = simulator.pages()
    if (page && isRecord(data)) page.instance.setData(data)
  },
  'devtools:tap': async ({ selector, seen }, simulator) => {
    await tapWhenThere(String(selector), typeof seen === 'number' ? seen : 0)
    // What the tap leads to at once is there when it's done.
    simulator.draw()
  },
  'devtools:see': async ({ selector }) => void (await appeared(String(selector))),
}

/** `{ type: 'devtools:launch', path?, scene, appId? }` */
function readLaunch({ path, scene, appId }: Record<string, unknown>): Entry | undefined {
  if (typeof scene !== 'number') return undefined
  return {
    scene,
    ...(typeof path === 'string' ? { path } : {}),
    // The launching app, for scene 1069.
    ...(typeof appId === 'string' ? { referrerInfo: { appId } } : {}),
  }
}

import type { Context } from '../context'
import type { ListenerKind } from '../listeners'

type Listener = (argument?: unknown) => void

/** Those that listen for one thing. */
interface Known {
  add(listener: Listener): unknown
  delete(listener: Listener): unknown
  clear(): unknown
}

const KINDS: Readonly<Record<string, ListenerKind>> = {
  AppShow: 'appShow',
  AppHide: 'appHide',
  PageNotFound: 'pageNotFound',
  ThemeChange: 'themeChange',
  NetworkStatusChange: 'networkChange',
}

/** Launch options and the listeners of what happens to the program. */
export function lifeApi(context: Context): Record<string, unknown> {
  const { faults } = context
  watchSurroundings(context)
  return {
    ...listenerFunctions(context),
    getLaunchOptionsSync: () => context.life.launchOptions,
    getEnterOptionsSync: () => context.life.enterOptions,
    ...listening(context, 'Error', faults.errorListeners),
    ...listening(context, 'UnhandledRejection', faults.rejectionListeners),
    nextTick: (run: unknown) => {
      if (typeof run !== 'function') return
      setTimeout(() => {
        context.layers.catchUp()
        faults.guard(run as () => void)
      })
    },
  }
}

function listenerFunctions(context: Context): Record<string, unknown> {
  const { listeners } = context.life
  const functions = Object.entries(KINDS).map(([name, kind]) =>
    listening(context, name, {
      add: (listener) => listeners.add(kind, listener),
      delete: (listener) => listeners.remove(kind, listener),
      clear: () => listeners.remove(kind),
    }),
  )
  return Object.assign({}, ...functions) as Record<string, unknown>
}

/** `on…` and `off…`; as in WeChat, what is no function is passed over with a word. */
function listening({ events }: Context, name: string, known: Known): Record<string, unknown> {
  const refuse = (method: string, given: unknown) =>
    events.emit('console', 'error', [
      `${method} should accept a function instead of ${typeof given}`,
    ])
  const isListener = (given: unknown): given is Listener => typeof given === 'function'
  return {
    [`on${name}`]: (given: unknown) => {
      if (isListener(given)) known.add(given)
      else refuse(`on${name}`, given)
    },
    [`off${name}`]: (given?: unknown) => {
      if (isListener(given)) known.delete(given)
      else if (given === undefined || given === null) known.clear()
      else refuse(`off${name}`, given)
    },
  }
}

function watchSurroundings({ life, program, faults }: Context): void {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', ({ matches }) => {
    const theme = matches ? 'dark' : 'light'
    if (program.app.darkmode) faults.guard(() => life.listeners.call('themeChange', { theme }))
  })
  for (const name of ['online', 'offline']) {
    const change = {
      isConnected: name === 'online',
      networkType: name === 'online' ? 'wifi' : 'none',
    }
    window.addEventListener(name, () =>
      faults.guard(() => life.listeners.call('networkChange', change)),
    )
  }
}

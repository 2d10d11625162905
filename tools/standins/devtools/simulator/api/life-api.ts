import type { Context } from '../context'
import type { ListenerKind } from '../listeners'

type Listener = (argument?: unknown) => void

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
    getApiCategory: () => ({ apiCategory: 'default' }),
    onError: (listener: (message: string) => void) => faults.errorListeners.add(listener),
    offError: (listener: (message: string) => void) => faults.errorListeners.delete(listener),
    onUnhandledRejection: (listener: Listener) => faults.rejectionListeners.add(listener),
    offUnhandledRejection: (listener: Listener) => faults.rejectionListeners.delete(listener),
    nextTick: (run: () => void) => setTimeout(() => faults.guard(run)),
  }
}

function listenerFunctions(context: Context): Record<string, unknown> {
  const functions: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(KINDS)) {
    functions[`on${name}`] = (listener: Listener) => context.life.listeners.add(kind, listener)
    functions[`off${name}`] = (listener?: Listener) => context.life.listeners.remove(kind, listener)
  }
  return functions
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

import { BUILT_IN } from '../components/names'
import { OPEN_TYPE_NAMES } from '../components/open-types'
import type { Context } from '../context'
import { currentTheme, type ThemeListener } from '../theme'

/** What the program may learn of its surroundings. */
export function deviceApi(context: Context): Record<string, unknown> {
  const { bridge, life } = context
  return {
    getAppBaseInfo: () => appBaseInfo(context),
    getSystemInfoSync: () => ({ ...DEVICE, ...appBaseInfo(context) }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: bridge.appId, envVersion: 'develop', version: '' },
    }),
    getEnterOptionsSync: () => life.enterOptions,
    canIUse: (schema: string) => canUse(schema, context),
    onThemeChange: (listener: ThemeListener) => life.themeListeners.add(listener),
  }
}

const DEVICE = {
  brand: 'devtools',
  model: 'iPhone 12/13 (Pro)',
  system: 'iOS 10.0.1',
  platform: 'devtools',
}

const STANDARD_FONT = 17

function appBaseInfo({ bridge, program }: Context): object {
  return {
    SDKVersion: bridge.SDKVersion,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: bridge.language,
    version: '8.0.5',
    ...(program.app.darkmode ? { theme: currentTheme() } : {}),
    fontSizeScaleFactor: bridge.fontSizeSetting / STANDARD_FONT,
    fontSizeSetting: bridge.fontSizeSetting,
  }
}

/** `api`, `api.return.field`, `component`, `component.attribute.value`: the first part decides here. */
function canUse(schema: string, context: Context): boolean {
  const [first = '', second, value] = schema.split('.')
  if (context.life.api(first)) return true
  if (!BUILT_IN.has(first)) return false
  if (first === 'button' && second === 'open-type') {
    return value === undefined || value.split('|').every((type) => OPEN_TYPE_NAMES.includes(type))
  }
  return true
}

import { ABSENT, BUILT_IN } from '../components/names'
import { OPEN_TYPE_NAMES } from '../components/open-types'
import type { Context } from '../context'
import { isAbsent } from './absent'
import type { Calls } from './call'

/** What the program may learn of its surroundings. */
export function deviceApi(context: Context, calls: Calls): Record<string, unknown> {
  const { bridge, frame } = context
  const base = (): object => appBaseInfo(context)
  const windowInfo = (): object => windowInfoOf(frame.pages)
  const setting = (): object => SYSTEM_SETTING
  const all = (): object => ({
    ...{ ...DEVICE, ...base(), ...windowInfo(), ...setting(), ...authorizedOf() },
  })
  return {
    getAppBaseInfo: base,
    getDeviceInfo: () => DEVICE,
    getWindowInfo: windowInfo,
    getSystemSetting: setting,
    getAppAuthorizeSetting: () => APP_AUTHORIZE_SETTING,
    getSystemInfoSync: all,
    getSystemInfo: calls.promising('getSystemInfo', all),
    getSystemInfoAsync: calls.promising('getSystemInfoAsync', all),
    getAccountInfoSync: () => ({
      miniProgram: { appId: bridge.appId, envVersion: bridge.envVersion, version: '' },
    }),
    getNetworkType: calls.promising('getNetworkType', () => ({
      networkType: navigator.onLine ? 'wifi' : 'none',
    })),
    getMenuButtonBoundingClientRect: () => {
      const { left, top, right, bottom, width, height } = frame.capsuleRect()
      return { left, top, right, bottom, width, height }
    },
    canIUse: (schema: unknown = '') => canUse(schema, context),
  }
}

const DEVICE = {
  brand: 'devtools',
  model: 'iPhone 12/13 (Pro)',
  system: 'iOS 10.0.1',
  platform: 'devtools',
  benchmarkLevel: 1,
  abi: '',
  memorySize: 2048,
}

const SYSTEM_SETTING = {
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
}

const AUTHORIZED = [...['album', 'bluetooth', 'camera', 'location', 'microphone', 'notification']]

/** What WeChat itself may do on this phone. */
const APP_AUTHORIZE_SETTING = {
  ...Object.fromEntries(AUTHORIZED.map((name) => [`${name}Authorized`, 'authorized'])),
  notificationAlertAuthorized: 'authorized',
  notificationBadgeAuthorized: 'authorized',
  notificationSoundAuthorized: 'authorized',
  phoneCalendarAuthorized: 'authorized',
  locationReducedAccuracy: false,
}

/** The same as wx.getSystemInfo gives it. */
function authorizedOf(): object {
  const given = Object.entries(APP_AUTHORIZE_SETTING)
  return Object.fromEntries(given.map(([name, value]) => [name, value === 'authorized']))
}

const STANDARD_FONT = 17

/** The factor on text that a size set in WeChat means. */
export function fontScale(fontSizeSetting: number): number {
  return fontSizeSetting / STANDARD_FONT
}

function appBaseInfo({ bridge, program }: Context): object {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  return {
    SDKVersion: bridge.SDKVersion,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: bridge.language,
    version: '8.0.5',
    ...(program.app.darkmode ? { theme: dark ? 'dark' : 'light' } : {}),
    fontSizeScaleFactor: fontScale(bridge.fontSizeSetting),
    fontSizeSetting: bridge.fontSizeSetting,
  }
}

function windowInfoOf(frame: HTMLElement): object {
  const { left, top, bottom, right } = frame.getBoundingClientRect()
  const { clientWidth: width, clientHeight: height } = frame
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height + top,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight: 44,
    screenTop: top,
    safeArea: { left, top: 44, right, bottom, width, height: height + top - 44 },
  }
}

/** `api`, `api.return.field`, `component`, `component.attribute.value`: the first part decides here. */
function canUse(schema: unknown, context: Context): boolean {
  if (typeof schema !== 'string')
    throw new Error('APP-SERVICE-SDK:canIUse: schema should be a string')
  const [first = '', second, value] = schema.split('.')
  const api = context.life.api(first)
  if (api && !isAbsent(api)) return true
  if (!BUILT_IN.has(first) || ABSENT.includes(first)) return false
  if (first === 'button' && second === 'open-type') {
    return value === undefined || value.split('|').every((type) => OPEN_TYPE_NAMES.includes(type))
  }
  return true
}

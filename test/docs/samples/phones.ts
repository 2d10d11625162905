import { load } from './samples'

/** What can be seen of a phone with a sample app on it. */
export interface Seen {
  /** The mini program that WeChat was just asked for: original id, version and path. */
  readonly launched: string
  /** What the app's storage held when WeChat was asked. */
  readonly attempt: string
  /** What the login page says. */
  readonly text: string
}

/** Everything that may happen to the app. */
export interface Phone {
  tap(): Promise<Seen>
  /** WeChat answers the launch. */
  answer(extMsg: string, errCode?: number): Promise<Seen>
  /** WeChat brings the text in another way. */
  message(extMsg: string): Promise<Seen>
  /** WeChat answers something else: a payment, for example. */
  other(): Promise<Seen>
  /** The system ends the app. What comes next starts it again. */
  end(): Promise<Seen>
  removeWeChat(): Promise<Seen>
  close(): void
}

interface LoginPage {
  loggedIn(session: string): void
  failed(message: string): void
}

interface Device {
  readonly stored: Map<string, string>
  readonly page: LoginPage
  installed: boolean
  /** The app's server under the name that the samples give it. */
  fetch(url: string, request?: RequestInit): Promise<Response>
  launch(userName: string, version: number, path: string): void
}

/** The app, started. */
interface Running {
  tap(): unknown
  answer(extMsg: string, errCode: number): unknown
  message(extMsg: string): unknown
  other(): unknown
}

const reactNative = (device: Device): Running => {
  type Listener = (event: object) => unknown
  const listeners = new Set<Listener>()
  const modules = {
    'react-native': {
      DeviceEventEmitter: {
        addListener: (type: string, listener: Listener) => {
          if (type === 'WeChat_Resp') listeners.add(listener)
          return { remove: () => void listeners.delete(listener) }
        },
      },
    },
    '@react-native-async-storage/async-storage': {
      __esModule: true,
      default: {
        getItem: async (key: string) => device.stored.get(key) ?? null,
        setItem: async (key: string, value: string) => void device.stored.set(key, value),
      },
    },
    'react-native-wechat-lib': {
      isWXAppInstalled: async () => device.installed,
      launchMiniProgram: (request: { userName: string; miniProgramType: number; path: string }) => {
        device.launch(request.userName, request.miniProgramType, request.path)
        // The library's promise settles with a result; here none comes.
        return new Promise(() => undefined)
      },
    },
  }
  const sample = load<{
    logIn(page: LoginPage): Promise<void>
    listen(page: LoginPage): () => void
  }>('react-native/wechat-login.ts', modules, { fetch: device.fetch })
  sample.listen(device.page)
  const emit = (event: object) => Promise.all([...listeners].map((listener) => listener(event)))
  return {
    tap: () => sample.logIn(device.page),
    answer: (extMsg, errCode) => emit({ type: 'WXLaunchMiniProgramReq.Resp', errCode, extMsg }),
    message: (extMsg) => emit({ type: 'SendMessageToWX.Resp', country: extMsg }),
    other: () => emit({ type: 'PayReq.Resp', errCode: 0 }),
  }
}

const uniApp = (device: Device): Running => {
  let refused = (_error: object) => undefined as unknown
  let returned: ((text: string) => unknown) | undefined
  const launchMiniProgram = (
    { id, type, path }: { id: string; type: number; path: string },
    success: (text: string) => unknown,
    failure: (error: object) => unknown,
  ) => {
    device.launch(id, type, path)
    returned = success
    refused = failure
  }
  const plus = {
    runtime: {
      arguments: '',
      isApplicationExist: ({ pname, action }: { pname: string; action: string }) =>
        device.installed && pname === 'com.tencent.mm' && action === 'weixin://',
    },
    share: {
      getServices: (found: (list: object[]) => void) =>
        found(['sinaweibo', 'weixin'].map((id) => ({ id, launchMiniProgram }))),
    },
  }
  const uni = {
    getStorageSync: (key: string) => device.stored.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void device.stored.set(key, value),
    request: ({ url, method, data, success, fail }: UniRequest) => {
      const answered = async () => {
        const response = await device.fetch(url, { method, body: JSON.stringify(data) })
        success({ statusCode: response.status, data: await response.json() })
      }
      answered().catch(fail)
    },
  }
  const sample = load<{
    logIn(page: LoginPage): Promise<void>
    readResult(page: LoginPage): Promise<void>
  }>('uni-app/wechat-login.js', {}, { plus, uni })
  return {
    tap: () => sample.logIn(device.page),
    // A callback, if the app still runs, and in any case what the start was given.
    answer: async (extMsg, errCode) => {
      if (errCode !== 0) return refused({ code: errCode })
      plus.runtime.arguments = extMsg
      await Promise.all([returned?.(extMsg), sample.readResult(device.page)])
    },
    message: (extMsg) => {
      plus.runtime.arguments = extMsg
      return sample.readResult(device.page)
    },
    other: () => sample.readResult(device.page),
  }
}

interface UniRequest {
  readonly url: string
  readonly method: string
  readonly data: object
  success(response: { statusCode: number; data: unknown }): void
  fail(error: unknown): void
}

const harmonyOS = (device: Device): Running => {
  class LaunchMiniProgramReq {
    userName = ''
    path = ''
    miniprogramType = -1
  }
  class LaunchMiniProgramResp {
    errCode = 0
    extMsg: string | undefined
  }
  class LaunchFromWXReq {
    message: object | undefined
  }
  const unflushed = new Map<string, string>()
  const store = {
    getSync: (key: string, fallback: string) => device.stored.get(key) ?? fallback,
    putSync: (key: string, value: string) => void unflushed.set(key, value),
    flush: async () => unflushed.forEach((value, key) => device.stored.set(key, value)),
  }
  interface Handler {
    onReq(req: object): unknown
    onResp(resp: object): unknown
  }
  let done: unknown
  const api = {
    isWXAppInstalled: () => device.installed,
    sendReq: async (_context: object, request: LaunchMiniProgramReq) => {
      device.launch(request.userName, request.miniprogramType, request.path)
      return true
    },
    handleWant: (want: { resp?: object; req?: object }, handler: Handler) => {
      if (want.resp) done = handler.onResp(want.resp)
      if (want.req) done = handler.onReq(want.req)
    },
  }
  const http = {
    RequestMethod: { POST: 'POST' },
    HttpDataType: { STRING: 0 },
    createHttp: () => ({
      request: async (url: string, options: { method: string; extraData: string }) => {
        const { method, extraData: body } = options
        const response = await device.fetch(url, { method, body })
        return { responseCode: response.status, result: await response.text() }
      },
      destroy: () => undefined,
    }),
  }
  class UIAbility {
    context = {}
  }
  const shared = new Map<string, unknown>()
  const AppStorage = {
    setOrCreate: (name: string, value: unknown) => {
      shared.set(name, value)
      if (name === 'session') device.page.loggedIn(String(value))
      if (name === 'loginMessage') device.page.failed(String(value))
    },
  }
  const modules = {
    '@kit.AbilityKit': { UIAbility },
    '@kit.ArkUI': {},
    '@kit.ArkData': { preferences: { getPreferencesSync: () => store } },
    '@kit.NetworkKit': { http },
    '@tencent/wechat_open_sdk': {
      LaunchMiniProgramReq,
      LaunchMiniProgramResp,
      LaunchFromWXReq,
      WXAPIFactory: { createWXAPI: () => api },
    },
  }
  const { default: EntryAbility } = load<{
    default: new () => { onCreate(want: object): void; onNewWant(want: object): void }
  }>('harmonyos/EntryAbility.ets', modules, { AppStorage })
  let ability: InstanceType<typeof EntryAbility> | undefined
  /** A start of the ability: only the first one, that of the process, comes by onCreate. */
  const come = async (want: object) => {
    if (ability) ability.onNewWant(want)
    else (ability = new EntryAbility()).onCreate(want)
    await done
  }
  return {
    tap: async () => {
      if (!ability) await come({})
      return (shared.get('login') as { logIn(): Promise<void> }).logIn()
    },
    answer: (extMsg, errCode) =>
      come({ resp: Object.assign(new LaunchMiniProgramResp(), { extMsg, errCode }) }),
    message: (messageExt) =>
      come({ req: Object.assign(new LaunchFromWXReq(), { message: { messageExt } }) }),
    other: () => come({ resp: { extMsg: 'x' } }),
  }
}

export const platforms = {
  'react-native': reactNative,
  'uni-app': uniApp,
  harmonyos: harmonyOS,
} as const

/** A phone on which `https://app.example.com` is at `server`. */
export function openPhone(platform: keyof typeof platforms, server: string): Phone {
  let launched = ''
  let attempt = ''
  let text = ''
  const device: Device = {
    stored: new Map(),
    installed: true,
    page: {
      loggedIn: () => (text = 'Logged in'),
      failed: (message) => (text = message),
    },
    fetch: (url, request) => fetch(url.replace('https://app.example.com', server), request),
    launch: (...request) => {
      launched = request.join(' ')
      attempt = [...device.stored].find(([key]) => key.endsWith('attempt'))?.[1] ?? ''
    },
  }
  let app: Running | undefined
  const after = async (act: (app: Running) => unknown): Promise<Seen> => {
    launched = ''
    attempt = ''
    await act((app ??= platforms[platform](device)))
    return { launched, attempt, text }
  }
  return {
    tap: () => after(({ tap }) => tap()),
    answer: (extMsg, errCode = 0) => after(({ answer }) => answer(extMsg, errCode)),
    message: (extMsg) => after(({ message }) => message(extMsg)),
    other: () => after(({ other }) => other()),
    end: async () => {
      app = undefined
      text = ''
      return { launched: '', attempt: '', text }
    },
    removeWeChat: () => after(() => (device.installed = false)),
    close: () => undefined,
  }
}

import { blocksOf } from './markdown'
import { guide, load, typeErrors } from './samples/samples'

/** Runs the app samples of docs/app-integration.md that are JavaScript, with fakes for SDKs and plugins. */
const path = '/routes/explore?userPoolId=p'
const success = 'code=200&message=授权成功&ticket=t.1&state=s1'
const userName = 'gh_a781a791e29e'

/** An app around a sample. */
interface App {
  launch(): Promise<boolean>
  /** What it asked WeChat to launch, with the attempts that were kept by then. */
  readonly launched: object[]
  readonly results: unknown[]
  /** What may come after the launch of the attempt `a1`, and the results that the sample hands over for it. */
  readonly ways: Record<string, readonly [come: () => unknown, ...results: unknown[][]]>
}

interface Phone {
  readonly installed?: boolean
  /** What the package of a uni-app can share to. */
  readonly services?: string[]
}

function reactNative({ installed = true }: Phone = {}): App {
  type Listener = (event: object) => unknown
  const stored = new Map<string, string>()
  const launched: object[] = []
  const listeners = new Set<Listener>()
  const sample = load<{
    listen(onResult: (attempt: string | null, extMsg: string, errCode: number) => void): () => void
    launch(attempt: string, path: string): Promise<boolean>
  }>('wechat-login.ts', {
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
        getItem: async (key: string) => stored.get(key) ?? null,
        setItem: async (key: string, value: string) => void stored.set(key, value),
      },
    },
    'react-native-wechat-lib': {
      isWXAppInstalled: async () => installed,
      launchMiniProgram: (request: object) => {
        launched.push({ ...request, kept: [...stored.values()] })
        // The library's promise settles with a result; here none comes.
        return new Promise(() => undefined)
      },
    },
  })
  const results: unknown[] = []
  const stop = sample.listen((...result) => void results.push(result))
  const emit = (event: object) => Promise.all([...listeners].map((listener) => listener(event)))
  const back = { type: 'WXLaunchMiniProgramReq.Resp' }
  return {
    launch: () => sample.launch('a1', path),
    launched,
    results,
    ways: {
      'reads a result': [() => emit({ ...back, extMsg: success }), ['a1', success, 0]],
      "reads a result of Android's onReq": [
        () => emit({ type: 'SendMessageToWX.Resp', country: success }),
        ['a1', success, 0],
      ],
      'reads an empty refusal': [() => emit(back), ['a1', '', 0]],
      'tells that WeChat refused the launch': [
        () => emit({ ...back, errCode: -6 }),
        ['a1', '', -6],
      ],
      'takes a share for no result': [() => emit({ type: 'SendMessageToWX.Resp', errCode: 0 })],
      'takes a payment for no result': [() => emit({ type: 'PayReq.Resp', errCode: 0 })],
      'hears nothing after it was stopped': [
        () => {
          stop()
          return emit({ ...back, extMsg: success })
        },
      ],
    },
  }
}

function uniApp({ installed = true, services = ['sinaweibo', 'weixin'] }: Phone = {}): App {
  interface Answers {
    returned: (text: unknown) => void
    refused: (error: object) => void
  }
  const stored = new Map<string, string>()
  const launched: object[] = []
  let answers: Answers | undefined
  const plus = {
    runtime: {
      arguments: undefined as string | undefined,
      isApplicationExist: ({ pname, action }: { pname: string; action: string }) =>
        installed && pname === 'com.tencent.mm' && action === 'weixin://',
    },
    share: {
      getServices: (found: (list: object[]) => void) =>
        found(services.map((id) => ({ id, launchMiniProgram }))),
    },
  }
  function launchMiniProgram(
    options: object,
    returned: Answers['returned'],
    refused: Answers['refused'],
  ) {
    launched.push({ ...options, kept: [...stored.values()] })
    answers = { returned, refused }
  }
  const uni = {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void stored.set(key, value),
  }
  type OnResult = (attempt: string, extMsg: string, errCode: number) => void
  const sample = load<{
    launch(attempt: string, path: string, onResult: OnResult): Promise<boolean>
    readResult(onResult: OnResult): void
  }>('wechat-login.js', {}, { plus, uni })
  const results: unknown[] = []
  const onResult: OnResult = (...result) => void results.push(result)
  const show = () => sample.readResult(onResult)
  const arrive = () => (plus.runtime.arguments = success)
  return {
    launch: () => sample.launch('a1', path, onResult),
    launched,
    results,
    ways: {
      'tells that WeChat refused the launch': [
        () => answers?.refused({ code: -6, message: 'signature' }),
        ['a1', '', -6],
      ],
      'reads the arguments of the start once, however often the app comes to the front': [
        () => [arrive(), show(), show()],
        ['a1', success, 0],
      ],
      'reads a result that comes both ways once': [
        () => [arrive(), answers?.returned(success), show()],
        ['a1', success, 0],
      ],
      'takes a start without arguments for no result': [show],
    },
  }
}

function harmonyOS(): App {
  class LaunchMiniProgramReq {
    readonly type = 1
  }
  class LaunchMiniProgramResp {
    errCode = 0
    extMsg: string | undefined
  }
  class LaunchFromWXReq {
    message: object | undefined
  }
  const stored = new Map<string, string>()
  const sent: object[] = []
  const flushed: string[] = []
  const store = {
    getSync: (key: string, fallback: string) => stored.get(key) ?? fallback,
    putSync: (key: string, value: string) => void stored.set(key, value),
    flush: async () => void flushed.push(...stored.values()),
  }
  interface Handler {
    onReq(req: object): void
    onResp(resp: object): void
  }
  const api = {
    sendReq: async (_context: object, request: object) => {
      sent.push({ ...request, kept: [...flushed] })
      return true
    },
    handleWant: (want: { resp?: object; req?: object }, handler: Handler) => {
      if (want.resp) handler.onResp(want.resp)
      if (want.req) handler.onReq(want.req)
    },
  }
  const { WeChatLogin } = load<{
    WeChatLogin: new (
      context: object,
      onResult: (attempt: string, extMsg: string, errCode: number) => void,
    ) => { launch(attempt: string, path: string): Promise<boolean>; read(want: object): void }
  }>('WeChatLogin.ets', {
    '@kit.AbilityKit': {},
    '@kit.ArkData': { preferences: { getPreferencesSync: () => store } },
    '@tencent/wechat_open_sdk': {
      LaunchMiniProgramReq,
      LaunchMiniProgramResp,
      LaunchFromWXReq,
      WXAPIFactory: { createWXAPI: () => api },
    },
  })
  const results: unknown[] = []
  const login = new WeChatLogin({}, (...result) => void results.push(result))
  const answer = (fields: Partial<LaunchMiniProgramResp>) => () =>
    login.read({ resp: Object.assign(new LaunchMiniProgramResp(), fields) })
  const message = { messageExt: success }
  return {
    launch: () => login.launch('a1', path),
    launched: sent,
    results,
    ways: {
      'reads a result': [answer({ extMsg: success }), ['a1', success, 0]],
      'reads an empty refusal': [answer({ extMsg: undefined }), ['a1', '', 0]],
      'reads what WeChat sends as a request': [
        () => login.read({ req: Object.assign(new LaunchFromWXReq(), { message }) }),
        ['a1', success, 0],
      ],
      'tells that WeChat refused the launch': [answer({ errCode: -6 }), ['a1', '', -6]],
      'takes the answer to something else for no result': [
        () => login.read({ resp: { extMsg: success } }),
      ],
    },
  }
}

describe.each([
  ['React Native', reactNative, { userName, path, miniProgramType: 0 }],
  ['uni-app', uniApp, { id: userName, path, type: 0 }],
  ['HarmonyOS', harmonyOS, { userName, path, miniprogramType: 0, type: 1 }],
] as const)('the %s sample', (_name, app, request) => {
  it('has the attempt kept before it launches, and does not wait for a result', async () => {
    const { launch, launched } = app()
    expect(await launch()).toBe(true)
    expect(launched).toEqual([{ ...request, kept: ['a1'] }])
  })

  it.each(Object.keys(app().ways))('%s', async (way) => {
    const { launch, ways, results } = app()
    const [come, ...heard] = ways[way] ?? []
    await launch()
    await come?.()
    expect(results).toEqual(heard)
  })
})

it.each<[string, () => App]>([
  ['React Native', () => reactNative({ installed: false })],
  ['uni-app, with WeChat not on the phone', () => uniApp({ installed: false })],
  ['uni-app, with WeChat not in the package', () => uniApp({ services: ['sinaweibo'] })],
])('the sample of %s launches nothing without WeChat', async (_name, app) => {
  const { launch, launched } = app()
  expect([await launch(), launched]).toEqual([false, []])
})

it('no sample has a type error', () => expect(typeErrors()).toEqual([]))

it('runs or compiles every block of code in the guide, or says that it does not', () => {
  const code = blocksOf(guide).filter(({ language }) =>
    /^(kotlin|swift|dart|ts|js)$/.test(language),
  )
  expect(code.filter(({ mark = '' }) => !/^(run|compiled|not run): /.test(mark))).toEqual([])
  const idle = code.filter(({ mark = '' }) => mark.startsWith('not run: '))
  expect(idle.filter(({ language }) => !/^(swift|dart)$/.test(language))).toEqual([])
})

import { blocksOf } from './markdown'
import { guide, load, typeErrors } from './samples/samples'

/** Runs the app samples of docs/app-integration.md that are JavaScript, with fakes for SDKs and plugins. */
const path = '/routes/explore?userPoolId=p'
const success = 'code=200&message=授权成功&ticket=t.1&state=s1'

describe('the React Native sample', () => {
  type Listener = (event: object) => unknown

  function app({ installed = true } = {}) {
    const stored = new Map<string, string>()
    const launched: object[] = []
    const listeners = new Set<Listener>()
    const sample = load<{
      listen(
        onResult: (attempt: string | null, extMsg: string, errCode: number) => void,
      ): () => void
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
          launched.push({ ...request, stored: [...stored.values()] })
          // The library's promise settles with a result; here none comes.
          return new Promise(() => undefined)
        },
      },
    })
    const results: unknown[] = []
    const stop = sample.listen((...result) => void results.push(result))
    const emit = (event: object) => Promise.all([...listeners].map((listener) => listener(event)))
    return { ...sample, launched, results, stop, emit }
  }

  it('has no type error', () => {
    expect(typeErrors('wechat-login.ts')).toEqual([])
  })

  it('keeps the attempt before it launches, and does not wait for a result', async () => {
    const { launch, launched } = app()
    expect(await launch('a1', path)).toBe(true)
    const request = { userName: 'gh_a781a791e29e', path, miniProgramType: 0 }
    expect(launched).toEqual([{ ...request, stored: ['a1'] }])
  })

  it('launches nothing without WeChat', async () => {
    const { launch, launched } = app({ installed: false })
    expect([await launch('a1', path), launched]).toEqual([false, []])
  })

  it.each([
    ['iOS and Android', { type: 'WXLaunchMiniProgramReq.Resp', extMsg: success }, success],
    ["Android's onReq", { type: 'SendMessageToWX.Resp', country: success }, success],
    ['an empty refusal', { type: 'WXLaunchMiniProgramReq.Resp' }, ''],
  ])('reads the result of %s', async (_what, event, extMsg) => {
    const { launch, emit, results } = app()
    await launch('a1', path)
    await emit(event)
    expect(results).toEqual([['a1', extMsg, 0]])
  })

  it('tells that WeChat refused the launch', async () => {
    const { emit, results } = app()
    await emit({ type: 'WXLaunchMiniProgramReq.Resp', errCode: -6 })
    expect(results).toEqual([[null, '', -6]])
  })

  it.each([
    ['a share', { type: 'SendMessageToWX.Resp', errCode: 0 }],
    ['a payment', { type: 'PayReq.Resp', errCode: 0 }],
  ])('takes the event of %s for no result', async (_what, event) => {
    const { emit, results } = app()
    await emit(event)
    expect(results).toEqual([])
  })

  it('hears nothing after it was stopped', async () => {
    const { stop, emit, results } = app()
    stop()
    await emit({ type: 'WXLaunchMiniProgramReq.Resp', extMsg: success })
    expect(results).toEqual([])
  })
})

describe('the uni-app sample', () => {
  interface Launched {
    options: object
    returned: (text: unknown) => void
    refused: (error: object) => void
  }

  function app(services: string[] = ['sinaweibo', 'weixin'], { installed = true } = {}) {
    const stored = new Map<string, string>()
    const launched: Launched[] = []
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
      returned: Launched['returned'],
      refused: Launched['refused'],
    ) {
      launched.push({ options: { ...options, stored: [...stored.values()] }, returned, refused })
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
    return {
      launch: () => sample.launch('a1', path, onResult),
      show: () => sample.readResult(onResult),
      plus,
      launched,
      results,
    }
  }

  it('keeps the attempt before it launches', async () => {
    const { launch, launched } = app()
    expect(await launch()).toBe(true)
    expect(launched.map(({ options }) => options)).toEqual([
      { id: 'gh_a781a791e29e', path, type: 0, stored: ['a1'] },
    ])
  })

  it('launches nothing if WeChat is not in the package', async () => {
    const { launch, launched } = app(['sinaweibo'])
    expect([await launch(), launched]).toEqual([false, []])
  })

  it('launches nothing if WeChat is not on the phone', async () => {
    const { launch, launched } = app(['weixin'], { installed: false })
    expect([await launch(), launched]).toEqual([false, []])
  })

  it('tells that WeChat refused the launch', async () => {
    const { launch, launched, results } = app()
    await launch()
    launched[0]?.refused({ code: -6, message: 'signature' })
    expect(results).toEqual([['a1', '', -6]])
  })

  it('reads the arguments of the start, once however often the app comes to the front', async () => {
    const { launch, show, plus, results } = app()
    await launch()
    plus.runtime.arguments = success
    show()
    show()
    expect(results).toEqual([['a1', success, 0]])
  })

  it('reads a result that comes both ways once', async () => {
    const { launch, launched, show, plus, results } = app()
    await launch()
    plus.runtime.arguments = success
    launched[0]?.returned(success)
    show()
    expect(results).toEqual([['a1', success, 0]])
  })

  it('takes a start without arguments for no result', () => {
    const { show, results } = app()
    show()
    expect(results).toEqual([])
  })
})

describe('the HarmonyOS sample', () => {
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
  const answer = (fields: Partial<LaunchMiniProgramResp>) =>
    Object.assign(new LaunchMiniProgramResp(), fields)

  function app() {
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
        sent.push({ ...request, flushed: [...flushed] })
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
    return { login, sent, results }
  }

  it('has no type error', () => {
    expect(typeErrors('WeChatLogin.ets')).toEqual([])
  })

  it('has the attempt on disk before it launches', async () => {
    const { login, sent } = app()
    expect(await login.launch('a1', path)).toBe(true)
    const request = { userName: 'gh_a781a791e29e', path, miniprogramType: 0 }
    expect(sent).toEqual([{ ...request, type: 1, flushed: ['a1'] }])
  })

  it.each([
    [success, success],
    [undefined, ''],
  ])('reads a want that holds %j', async (extMsg, read) => {
    const { login, results } = app()
    await login.launch('a1', path)
    login.read({ resp: answer({ extMsg }) })
    expect(results).toEqual([['a1', read, 0]])
  })

  it('reads what WeChat sends as a request', async () => {
    const { login, results } = app()
    await login.launch('a1', path)
    login.read({ req: Object.assign(new LaunchFromWXReq(), { message: { messageExt: success } }) })
    expect(results).toEqual([['a1', success, 0]])
  })

  it('tells that WeChat refused the launch', async () => {
    const { login, results } = app()
    await login.launch('a1', path)
    login.read({ resp: answer({ errCode: -6 }) })
    expect(results).toEqual([['a1', '', -6]])
  })

  it('takes the answer to something else for no result', () => {
    const { login, results } = app()
    login.read({ resp: { extMsg: success } })
    expect(results).toEqual([])
  })
})

it('runs or compiles every block of code in the guide, or says that it does not', () => {
  const code = blocksOf(guide).filter(({ language }) =>
    /^(kotlin|swift|dart|ts|js)$/.test(language),
  )
  expect(code.filter(({ mark = '' }) => !/^(run|compiled|not run): /.test(mark))).toEqual([])
  const idle = code.filter(({ mark = '' }) => mark.startsWith('not run: '))
  expect(idle.filter(({ language }) => !/^(swift|dart)$/.test(language))).toEqual([])
})

import { documentedApi } from '../build/bundle'
import type { Simulator } from '../simulator/simulator'
import { callMethods } from './call'
import { mockMethod } from './mocks'

// As in the browser's bundle.
Object.assign(globalThis, { API: documentedApi() })

type Options = { success?: (result: object) => void; fail?: (result: object) => void }

/** A program's `wx`, and the means to mock it. */
function given() {
  const real = { errMsg: 'login:ok', code: 'real' }
  const wx = {
    login: (options?: Options) => options?.success?.(real),
    getThingSync: (key: string) => `real ${key}`,
    base64ToArrayBuffer: (text: string) => `real ${text}`,
    request: () => ({ abort: () => undefined }),
    onShow: () => undefined,
  }
  const simulator = { wx } as unknown as Simulator
  const told: unknown[] = []
  const { revive, methods } = callMethods(simulator, {}, () => undefined)
  const mock = mockMethod(simulator, revive, (_, error) => told.push(error))
  const call = (...args: unknown[]) =>
    methods['App.callWxMethod']?.({ method: args[0], args: args.slice(1) })
  const login = () =>
    new Promise<object>((success, fail) => wx.login({ success, fail: (error) => fail(error) }))
  return {
    wx: wx as Record<string, (...args: unknown[]) => unknown>,
    mock,
    login,
    real,
    told,
    call,
  }
}

describe('a mocked wx method', () => {
  it('succeeds with a result that has no errMsg or an ok one', async () => {
    const { mock, login } = given()
    await mock({ method: 'login', result: { code: 'a' } })
    expect(await login()).toEqual({ code: 'a' })
    await mock({ method: 'login', result: { errMsg: 'login:ok', code: 'b' } })
    expect(await login()).toMatchObject({ code: 'b' })
  })

  it('fails with any other errMsg', async () => {
    const { mock, login } = given()
    await mock({ method: 'login', result: { errMsg: 'login:fail', errno: 5 } })
    await expect(login()).rejects.toEqual({ errMsg: 'login:fail', errno: 5 })
  })

  it('answers later, never within the call', async () => {
    const { mock, wx } = given()
    const events: string[] = []
    await mock({ method: 'login', result: {} })
    wx['login']?.({
      success: () => events.push('success'),
      complete: () => events.push('complete'),
    })
    events.push('returned')
    await new Promise((resolve) => setTimeout(resolve))
    expect(events).toEqual(['returned', 'success', 'complete'])
  })

  it('gives a promise to who brings no callback', async () => {
    const { mock, wx } = given()
    await mock({ method: 'login', result: { code: 'a' } })
    await expect(wx['login']?.()).resolves.toEqual({ code: 'a' })
    await mock({ method: 'login', result: { errMsg: 'login:fail' } })
    await expect(wx['login']?.()).rejects.toEqual({ errMsg: 'login:fail' })
  })

  it('gives no promise in place of a request task', async () => {
    const { mock, wx } = given()
    await mock({ method: 'request', result: { statusCode: 200 } })
    const task = wx['request']?.({ url: '' })
    expect(task).toMatchObject({ abort: expect.any(Function) as unknown })
    expect(task).not.toHaveProperty('then')
  })

  it('may be a function that answers later', async () => {
    const { mock, login } = given()
    const declaration = 'async (options, extra) => ({ code: extra })'
    await mock({ method: 'login', functionDeclaration: declaration, args: ['later'] })
    expect(await login()).toEqual({ code: 'later' })
  })

  it('may be the method of an object', async () => {
    const { mock, login } = given()
    const functionDeclaration = "async login() { return { code: 'own' } }"
    await mock({ method: 'login', functionDeclaration })
    expect(await login()).toEqual({ code: 'own' })
    await expect(async () =>
      mock({ method: 'login', functionDeclaration: 'function (' }),
    ).rejects.toThrow(SyntaxError)
  })

  it.each([
    ['(options) => options.success({ code: 1 })', 'TypeError: options.success is not a function'],
    ['() => { throw { errMsg: "login:fail" } }', '{"errMsg":"login:fail"}'],
    ['async () => { throw new Error("later") }', 'Error: later'],
    ['() => undefined', 'gives nothing'],
    ['async () => null', 'gives nothing'],
  ])('calls nobody back as in DevTools, and says so: %s', async (functionDeclaration, reason) => {
    const { mock, wx, told, call } = given()
    await mock({ method: 'login', functionDeclaration })
    const heard: unknown[] = []
    const hear = (result: unknown) => heard.push(result)
    wx['login']?.({ success: hear, fail: hear, complete: hear })
    void Promise.resolve(wx['login']?.()).then(hear, hear)
    await expect(call('login')).rejects.toThrow(reason)
    expect([told.length, heard]).toEqual([3, []])
  })

  it.each([
    ['"text"', 'text', 'text'],
    ['false', false, false],
    ['[1]', [1], [1]],
    // DevTools does not wait for a promise that stands for a result.
    ['Promise.resolve(7)', 7, {}],
  ])('may give any value: %s', async (value, result, direct) => {
    const { mock, wx, call } = given()
    const functionDeclaration = `() => ${value}`
    await mock({ method: 'login', functionDeclaration })
    expect(await call('login')).toEqual({ result: result })
    expect(await wx['login']?.({})).toEqual(result)
    await mock({ method: 'getThingSync', functionDeclaration })
    expect(await call('getThingSync')).toEqual({ result: direct })
  })

  it.each(['getThingSync', 'base64ToArrayBuffer'])(
    'returns at once if the method does: %s',
    async (method) => {
      const { mock, wx } = given()
      await mock({ method, result: { a: 1 } })
      expect(wx[method]?.('key')).toEqual({ a: 1 })
      const declaration = 'function (key, extra) { return this.origin(key) + extra }'
      await mock({ method, functionDeclaration: declaration, args: ['!'] })
      expect(wx[method]?.('key')).toBe('real key!')
    },
  )

  it('is what it was after any number of mocks and one restore', async () => {
    const { mock, wx, real } = given()
    const original = wx['login']
    await mock({ method: 'login', result: {} })
    await mock({ method: 'login', result: { code: 'second' } })
    await mock({ method: 'login' })
    expect(wx['login']).toBe(original)
    expect(real.code).toBe('real')
  })

  it('must exist and must not register listeners', () => {
    const { mock } = given()
    expect(() => mock({ method: 'nothing', result: {} })).toThrow('wx.nothing not exists')
    expect(() => mock({ method: 'onShow', result: {} })).toThrow('cannot be mocked')
  })
})

it.each(['my-function', '1', 'class', 'a, b', 'a = 1', ''])(
  'exposes no function as %j, which would keep all others from being called',
  async (name) => {
    const { methods } = callMethods({ wx: {} } as unknown as Simulator, {}, () => undefined)
    expect(() => methods['App.addBinding']?.({ name })).toThrow('is no name')
    await methods['App.addBinding']?.({ name: 'té_$1' })
    const called = methods['App.callFunction']?.({
      functionDeclaration: '() => typeof té_$1',
    }) as unknown
    expect(await called).toEqual({ result: 'function' })
  },
)

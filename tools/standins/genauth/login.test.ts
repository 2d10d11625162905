import { createBackend, poolById, type Backend, type Pool } from './backend'
import { logIn } from './login'
import { bamboo, maple, stillClock } from './testbed'
import { phoneInfo, type Errcode } from './wechat-server'

let backend: Backend
let pool: Pool

beforeEach(() => {
  backend = createBackend([maple, bamboo], stillClock())
  pool = poolById(backend, maple.userPoolId)
})

/** Logs `openid` in, with a phone number if one is given. */
function logInAs(openid: string, phone?: string) {
  const { wechat } = backend
  const phoneCode =
    phone === undefined ? undefined : wechat.issuePhoneCode(openid, phoneInfo(phone))
  return logIn(backend, pool, { loginCode: wechat.issueLoginCode(openid), phoneCode }).user
}

test('A new person gets an account with the phone number, and the same one next time', () => {
  const user = logInAs('alice', '13900000001')
  expect(user).toMatchObject({ openid: 'alice', phone: '13900000001', loginsCount: 1 })
  expect(logInAs('alice')).toBe(user)
  expect(user.loginsCount).toBe(2)
})

test('A user without a number gets the one that is free', () => {
  logInAs('alice')
  expect(logInAs('alice', '13900000001').phone).toBe('13900000001')
})

test('A user keeps the number once stored', () => {
  logInAs('alice', '13900000001')
  expect(logInAs('alice', '13900000002').phone).toBe('13900000001')
})

test('The number of somebody else is ignored and the login goes on', () => {
  const alice = logInAs('alice', '13900000001')
  const bob = logInAs('bob', '13900000001')
  expect(bob).not.toBe(alice)
  expect(bob.phone).toBeUndefined()
})

test('An account known by its number is joined by the first WeChat login', () => {
  const known = pool.users.add({ phone: '13900000001' })
  expect(logInAs('alice', '13900000001')).toBe(known)
  expect(known.openid).toBe('alice')
})

test('Login-only mode refuses a stranger', () => {
  backend.settings.loginOnly = true
  expect(() => logInAs('alice', '13900000001')).toThrow(expect.objectContaining({ apiCode: 2004 }))
  expect(pool.users.all()).toEqual([])
})

test('Login-only mode lets an existing account in', () => {
  backend.settings.loginOnly = true
  pool.users.add({ phone: '13900000001' })
  expect(logInAs('alice', '13900000001').openid).toBe('alice')
})

test.each([
  [{ status: 'disabled' }, 2120008],
  [{ status: 'locked' }, 2005],
  [{ mfaRequired: true }, 1636],
] as const)('A user with %j is refused with %i', (change, apiCode) => {
  const user = pool.users.add({ openid: 'alice', ...change })
  expect(() => logInAs('alice')).toThrow(expect.objectContaining({ apiCode }))
  expect(user.loginsCount).toBe(0)
})

test('One login too many within a minute is refused, and the next minute is free again', () => {
  backend.settings.loginsPerMinute = 1
  logInAs('alice')
  expect(() => logInAs('alice')).toThrow(expect.objectContaining({ statusCode: 429 }))
  backend.clock.advance(60)
  expect(() => logInAs('alice')).not.toThrow()
})

test.each<[Errcode, number]>([
  [-1, 602],
  [40013, 400],
  [40226, 403],
  [45011, 429],
])("WeChat's %i comes through as %i", (errcode, statusCode) => {
  backend.wechat.errcode = errcode
  expect(() => logInAs('alice')).toThrow(expect.objectContaining({ statusCode }))
})

describe('A code', () => {
  const login = () => backend.wechat.issueLoginCode('alice')
  const phone = (openid = 'alice') => backend.wechat.issuePhoneCode(openid)
  const use = (loginCode: string, phoneCode?: string) =>
    logIn(backend, pool, { loginCode, phoneCode })

  test('of each kind works once', () => {
    const codes = [login(), phone()] as const
    use(...codes)
    expect(() => use(codes[0], phone())).toThrow('40029')
    expect(() => use(login(), codes[1])).toThrow('40029')
  })

  test('of each kind expires after 300 s', () => {
    const codes = [login(), phone(), login(), phone()] as const
    backend.clock.advance(299)
    use(codes[0], codes[1])
    backend.clock.advance(1)
    expect(() => use(codes[2])).toThrow('40029')
    expect(() => use(login(), codes[3])).toThrow('40029')
  })

  test.each<[string, () => unknown]>([
    ['a phone number of another person', () => use(login(), phone('bob'))],
    ['a login with a phone code', () => use(phone())],
    ['a phone number with a login code', () => use(login(), login())],
  ])('is refused for %s', (_what, misuse) => {
    expect(misuse).toThrow('40029')
  })
})

test('A person has the same unionid and number in every login', () => {
  const seen = () => {
    const { wechat } = backend
    const loginCode = wechat.issueLoginCode('alice')
    const phoneCode = wechat.issuePhoneCode('alice')
    const { user, unionid } = logIn(backend, pool, { loginCode, phoneCode })
    return [unionid, user.phone]
  }
  const first = seen()
  pool.users.clear()
  expect(seen()).toEqual(first)
})

test('A foreign number is led by its country code', () => {
  expect(phoneInfo('7911123456', '44').phoneNumber).toBe('+447911123456')
})

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

test.each([2004, 2031] as const)('Login-only mode refuses a stranger with %i', (apiCode) => {
  Object.assign(backend.settings, { loginOnly: true, loginOnlyApiCode: apiCode })
  expect(() => logInAs('alice', '13900000001')).toThrow(expect.objectContaining({ apiCode }))
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

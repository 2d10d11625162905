import { LoginFailure, prepareLogin, readTicket } from './login'

const colors = { light: { primary: '', onPrimary: '' }, dark: { primary: '', onPrimary: '' } }
const look = { name: '', localName: '', logo: '', colors }
const config = { devtoolsUrl: '', userPoolId: 'pool', appId: 'wx1', userName: 'gh_1', look }
const pending = { path: undefined, state: 's1', verifier: undefined }

test('Each login has a state of its own, and a verifier only where the ticket is to be bound', async () => {
  const one = await prepareLogin(config, { withPhone: true, withProof: true })
  const other = await prepareLogin(config, { withPhone: true, withProof: false })
  expect(one.state).not.toBe(other.state)
  expect(one.path).toContain(`&state=${one.state}&code_challenge=`)
  expect(other.path).not.toContain('code_challenge')
  expect(other.verifier).toBeUndefined()
})

test('The ticket of an answer to this login is taken', () => {
  expect(readTicket('code=200&message=ok&ticket=t&state=s1', pending)).toBe('t')
})

test.each([
  ['an answer to another login', 'code=200&message=ok&ticket=t&state=s2', 'another login'],
  ['an answer without state', 'code=200&message=ok&ticket=t', 'another login'],
  ['a refusal', 'code=400&message=用户取消授权&state=s1', '用户取消授权 (400)'],
  ['what would crash a real app', 'nonsense', 'crashed'],
])('%s is a failure', (_what, extMsg, message) => {
  expect(() => readTicket(extMsg, pending)).toThrow(LoginFailure)
  expect(() => readTicket(extMsg, pending)).toThrow(message)
})

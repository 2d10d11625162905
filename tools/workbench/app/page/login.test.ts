import type { AppContract } from './config'
import { LoginFailure, prepareLogin, readResult } from './login'

const ids = { userPoolId: 'pool', genauthAppId: 'app' }
const prepare = (contract: AppContract, withProof = false) =>
  prepareLogin(ids, { contract, withPhone: true, withProof })
const pending = (contract: AppContract) => ({
  contract,
  path: '',
  state: 's1',
  verifier: undefined,
})

test('Each login has a state of its own, and a verifier only if the ticket is to be bound', async () => {
  const one = await prepare('ticket', true)
  const other = await prepare('ticket')
  expect(one.state).not.toBe(other.state)
  expect(one.path).toContain(`&state=${one.state}&code_challenge=`)
  expect(other.path).not.toContain('code_challenge')
  expect(other.verifier).toBeUndefined()
})

test('Relay names nobody in its launch, signin its application', async () => {
  const [relay, signin] = [await prepare('relay'), await prepare('signin')]
  expect(relay.path).toBe(`/routes/explore?getPhone=1&state=${relay.state}`)
  expect(signin.path).toBe(`/routes/explore?appId=app&getPhone=1&state=${signin.state}`)
})

test.each<[AppContract, string, object]>([
  ['ticket', 'code=200&message=ok&ticket=t&state=s1', { ticket: 't' }],
  ['relay', '{"code":"c","phoneInfoCode":"p","state":"s1"}', { code: 'c', phoneInfoCode: 'p' }],
  ['signin', '{"statusCode":200,"state":"s1","data":{"id_token":"i"}}', { id_token: 'i' }],
])('The result of %s is taken if it answers this login', (contract, extMsg, result) => {
  expect(readResult(extMsg, pending(contract))).toEqual(result)
})

test.each<[AppContract, string, string, string]>([
  [
    'ticket',
    'an answer to another login',
    'code=200&message=ok&ticket=t&state=s2',
    'another login',
  ],
  ['ticket', 'an answer without state', 'code=200&message=ok&ticket=t', 'another login'],
  ['ticket', 'a refusal', 'code=400&message=用户取消授权&state=s1', '用户取消授权 (400)'],
  ['ticket', 'what would crash a real app', 'nonsense', 'crashed'],
  ['relay', 'a refusal', '', 'Not logged in'],
  ['relay', 'an answer without state', '{"code":"c"}', 'another login'],
  ['signin', 'a refusal', '{"statusCode":403,"message":"no","state":"s1"}', 'no (403)'],
  ['signin', 'what is no JSON', 'nonsense', 'another login'],
])('In %s, %s is a failure', (contract, _what, extMsg, message) => {
  expect(() => readResult(extMsg, pending(contract))).toThrow(LoginFailure)
  expect(() => readResult(extMsg, pending(contract))).toThrow(message)
})

import { challengeOf, randomToken, ticketLaunchPath } from './launch-request'

test('A launch is, letter for letter, the one in the guide', () => {
  expect(ticketLaunchPath({ userPoolId: 'pool', withPhone: true })).toBe(
    '/routes/explore?userPoolId=pool&getPhone=1&fromApp=1&useSelfWxapp=0',
  )
})

test('A launch may do without the phone number and carry a state and a challenge', () => {
  const extras = { withPhone: false, state: 's-1', codeChallenge: 'c_1' }
  expect(ticketLaunchPath({ userPoolId: 'pool', ...extras })).toBe(
    '/routes/explore?userPoolId=pool&getPhone=0&fromApp=1&useSelfWxapp=0' +
      '&state=s-1&code_challenge=c_1&code_challenge_method=S256',
  )
})

test('The challenge is the one in appendix B of RFC 7636', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})

test('A random token is a verifier that needs no encoding, and never the same', () => {
  expect(randomToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(randomToken()).not.toBe(randomToken())
})

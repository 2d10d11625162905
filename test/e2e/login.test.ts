import { eventually, itWith, serves, userPoolId, useTester } from './tester'

const withPhone = { userPoolId, getPhone: '1', fromApp: '1', useSelfWxapp: '0' }
const withoutPhone = { ...withPhone, getPhone: '0' }

const tester = useTester()
const test = itWith('ticket')

/** From the form to the result. */
async function logIn(): Promise<void> {
  await tester.tick()
  await logInAgain()
}

/** The same for a person who agreed at an earlier login. */
async function logInAgain(): Promise<void> {
  await tester.sharePhone()
  await tester.see('#return')
}

/** The login code and the phone code of every post. */
async function postedCodes(): Promise<(string | undefined)[]> {
  const bodies = (await tester.posts()).map(({ body }) => body) as {
    wxLoginInfo: { code: string }
    wxPhoneInfo?: { code: string }
  }[]
  return bodies.flatMap(({ wxLoginInfo, wxPhoneInfo }) => [wxLoginInfo.code, wxPhoneInfo?.code])
}

const success = /^code=200&message=[^&=]+&ticket=[\w.~-]+$/

test('echoes the state and posts the challenge that binds the ticket', async () => {
  const code_challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
  await tester.launch({
    ...withPhone,
    state: 'af0if-jsldkj',
    code_challenge,
    code_challenge_method: 'S256',
  })
  await logIn()
  expect(await tester.appParameter()).toMatch(/&state=af0if-jsldkj$/)
  expect((await tester.posts())[0]?.body).toMatchObject({
    code_challenge,
    code_challenge_method: 'S256',
  })
})

test('gives a ticket that the backend exchanges for the user, once', async () => {
  await tester.launch(withPhone)
  await logIn()
  const ticket = new URLSearchParams(await tester.appParameter()).get('ticket')
  const exchange = () =>
    tester.ask('POST', `/oauth/app2wxapp/auth/${userPoolId}`, {
      ticket,
      secret: 'mock-pool-secret',
    })
  const { code, data } = await exchange()
  expect([code, JSON.parse(String(data))]).toEqual([
    200,
    expect.objectContaining({ registerMethod: 'oauth:app2wxapp' }),
  ])
  expect((await exchange()).code).not.toBe(200)
})

test('logs in without phone number where the app asks for none', async () => {
  await tester.launch(withoutPhone)
  await tester.tick()
  await tester.tap('#login')
  expect(await tester.appParameter()).toMatch(success)
  const bodies = (await tester.posts()).map(({ body }) => body)
  expect(bodies).toMatchObject([{ wxLoginInfo: { code: expect.any(String) } }])
  expect(bodies[0]).not.toHaveProperty('wxPhoneInfo')
})

test('asks for consent first where the person has not agreed', async () => {
  await tester.launch(withPhone)
  await tester.tap('#login')
  await tester.see('#agree-and-phone')
  expect(await tester.posts()).toEqual([])
})

test('goes on from the consent with the same tap', async () => {
  await tester.launch(withPhone)
  await tester.tap('#login')
  await tester.trigger('#agree-and-phone', 'tap')
  await tester.sharePhone('#agree-and-phone')
  expect(await tester.appParameter()).toMatch(success)
  expect(await tester.posts()).toHaveLength(1)
})

test('posts what the person agreed to, and does not ask again for the same', async () => {
  await tester.launch(withPhone)
  await logIn()
  await tester.launch(withPhone)
  await logInAgain()
  const proofs = (await tester.posts()).map(
    ({ body }) => (body as { agreements: object }).agreements,
  )
  const proof = { lang: 'zh-CN', agreedAt: expect.stringMatching(/T.*Z$/) as string }
  expect(proofs[0] ?? []).toMatchObject(Array.from({ length: serves.documents }, () => proof))
  expect(proofs[1]).toEqual(proofs[0])
})

test('tries again with fresh codes after the backend could not be reached', async () => {
  await tester.fault({ kind: 'drop' })
  await tester.launch(withPhone)
  await logIn()
  expect(await tester.appParameter()).toMatch(/^code=400&message=[^&=]+&error=\w+$/)
  await tester.haveLoginCode()
  await tester.tap('#retry')
  await tester.sharePhone()
  await eventually('it is logged in', async () => success.test(await tester.appParameter()))
  const codes = await postedCodes()
  expect([codes.length, new Set(codes).size]).toEqual([4, 4])
})

test('answers the second launch, not the first that was still signing in', async () => {
  await tester.fault({ kind: 'delay', delay: 1500 })
  await tester.launch({ ...withPhone, state: 'first' })
  await tester.tick()
  await tester.sharePhone()
  await eventually('the first is under way', async () => (await tester.posts()).length === 1)
  await tester.launch({ ...withPhone, state: 'second' })
  await eventually('the first is answered', async () => (await tester.posts())[0]?.status === 200)
  expect(await tester.has('#return')).toBe(false)
  await logInAgain()
  expect(await tester.appParameter()).toMatch(/&state=second$/)
  const codes = await postedCodes()
  expect([codes.length, new Set(codes).size]).toEqual([4, 4])
})

test('begins anew when the app launches it again', async () => {
  await tester.launch(withPhone)
  await logIn()
  const first = await tester.appParameter()
  await tester.launch(withPhone)
  await tester.see('#phone')
  expect(await tester.has('#return')).toBe(false)
  await logInAgain()
  expect(await tester.appParameter()).not.toBe(first)
  expect(new Set(await postedCodes()).size).toBe(4)
})

test('refuses a user pool it does not serve, and asks for no code', async () => {
  await tester.launch({ ...withPhone, userPoolId: 'unknown' })
  expect(await tester.appParameter()).toMatch(/^code=400&message=[^&=]+&error=\w+$/)
  expect([await tester.has('#login'), await tester.has('#retry')]).toEqual([false, false])
  expect(await tester.posts()).toEqual([])
})

test('offers no login where no app is waiting', async () => {
  await tester.launch({}, 1011)
  expect([await tester.has('#login'), await tester.has('#return')]).toEqual([false, false])
  expect(await tester.posts()).toEqual([])
})

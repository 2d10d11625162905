import { eventually, itWith, userPoolId, useTester } from './tester'

const launch = {
  userPoolId,
  getPhone: '1',
  fromApp: '1',
  useSelfWxapp: '0',
  lang: 'en',
  state: 's1',
}

const tester = useTester()
const test = itWith('ticket')

async function logIn(): Promise<void> {
  await tester.launch(launch)
  await tester.tick()
  await tester.sharePhone()
  await tester.see('#return')
}

/** What the app gets, and what else the screen with that says: the title, and whether a retry is offered. */
async function outcome() {
  const extMsg = await tester.appParameter()
  return { title: await tester.text('#title'), retry: await tester.has('#retry'), extMsg }
}

async function refuseWith(fault: object): Promise<void> {
  await tester.fault(fault)
}

describe('WeChat', () => {
  test('has used up the quota for phone numbers: nothing is posted', async () => {
    await tester.launch(launch)
    await tester.tick()
    const detail = { errno: 1400001, errMsg: 'getPhoneNumber:fail appid no enough quota' }
    await tester.trigger('#phone', 'getphonenumber', detail)
    expect(await outcome()).toMatchObject({ title: 'No phone number available', retry: false })
    expect(await tester.posts()).toEqual([])
  })
})

describe('the network', () => {
  test('does not let the request out: the self-hoster must list the domain', async () => {
    await tester.haveFailing('request', 600002, 'url not in domain list')
    await logIn()
    expect(await outcome()).toMatchObject({ title: 'Login is unavailable', retry: false })
    expect(await tester.posts()).toEqual([])
  })

  test('interrupts in the background: a retry is offered', async () => {
    await tester.haveFailing('request', 600003, 'interrupted')
    await logIn()
    expect(await outcome()).toMatchObject({ title: 'Login interrupted', retry: true })
  })
})

describe('the backend', () => {
  test.each([
    [
      'HTTP 500 with HTML',
      { statusCode: 500, body: '<html>', contentType: 'text/html' },
      'Something went wrong',
    ],
    ['an empty body', { statusCode: 200, body: '' }, "Login didn't finish"],
    ['HTML', { statusCode: 200, body: '<html>', contentType: 'text/html' }, "Login didn't finish"],
    [
      'JSON of a wrong shape',
      { statusCode: 200, body: { code: 200, data: [] } },
      "Login didn't finish",
    ],
    [
      '5 MB',
      { statusCode: 200, body: `{"code":200,"x":"${'x'.repeat(5e6)}"}` },
      "Login didn't finish",
    ],
    [
      'a ticket no app can read',
      { statusCode: 200, body: { code: 200, data: { ticket: 'YQ==' } } },
      "Login didn't finish",
    ],
  ])('answers with %s: a retry is offered, one post was made', async (_case, fault, title) => {
    await refuseWith({ kind: 'status', ...fault })
    await logIn()
    expect(await outcome()).toEqual({
      title,
      retry: true,
      extMsg: expect.stringMatching(`^code=400&message=${title}&error=\\w+&state=s1$`) as string,
    })
    expect(await tester.posts()).toHaveLength(1)
  })

  test('asks for patience: the retry waits as long as it was told', async () => {
    const headers = { 'retry-after': '4' }
    await refuseWith({ kind: 'status', statusCode: 429, headers, body: { code: 429 } })
    await logIn()
    expect(await tester.text('#retry')).toMatch(/^Try again \(0:0[1-4]\)$/)
    await eventually('the wait is over', async () => (await tester.text('#retry')) === 'Try again')
    await tester.tap('#retry')
    await tester.see('#phone')
  })

  test('knows nobody with this number in login-only mode: a screen of its own', async () => {
    await tester.ask('PATCH', '/standin/settings', { loginOnly: true })
    await logIn()
    expect(await outcome()).toMatchObject({ title: 'No account found', retry: false })
  })

  test.each([
    ['locked', { status: 'locked' }, 'Account locked'],
    ['disabled', { status: 'disabled' }, 'Account disabled'],
    ['asked for a second factor', { mfaRequired: true }, 'One more step'],
  ])('has the account %s: the app is told, no retry', async (_case, user, title) => {
    await tester.ask('POST', '/standin/users', { phone: '13800138000', ...user })
    await logIn()
    expect(await outcome()).toMatchObject({ title, retry: false })
    expect(await tester.appParameter()).toMatch(
      /^code=400&message=[^&=]+&error=\w+(&api_code=\d+)?&state=s1$/,
    )
  })
})

describe('time', () => {
  test('runs out for a ticket: the dead result is gone, logging in again is offered', async () => {
    await tester.ask('PATCH', '/standin/settings', { ticketExpriresAfter: 1 })
    await logIn()
    await eventually('it expires', async () => (await tester.text('#title')) === 'Login expired')
    expect(await outcome()).toEqual({
      title: 'Login expired',
      retry: true,
      extMsg: 'code=400&message=Login expired&error=expired&state=s1',
    })
  })
})

import { type ContractName, serves, useTester } from './tester'

const text = expect.stringMatching(/./) as string

/** How an app launches for a contract, and what it reads in its result. */
const agreed = {
  ticket: { query: { userPoolId: serves.userPoolId }, granted: { code: '200', ticket: text } },
  signin: {
    query: { appId: serves.clientId },
    granted: { statusCode: 200, data: { access_token: text } },
  },
  relay: { query: {}, granted: { code: text, phoneInfoCode: text } },
} satisfies Record<ContractName, object>

const tester = useTester()

describe.each(serves.contracts)('%s', (contract) => {
  const { query, granted } = agreed[contract]
  const posts = contract !== 'relay'

  const launch = () => tester.launch({ ...query, getPhone: '1', state: 's1' })

  async function result(): Promise<unknown> {
    const extMsg = await tester.appParameter()
    return contract === 'ticket'
      ? Object.fromEntries(new URLSearchParams(extMsg))
      : JSON.parse(extMsg)
  }

  /** The SDK that apps use for relay knows no other failure than an empty result. */
  async function expectFailure(error: string): Promise<void> {
    if (contract === 'relay') expect(await tester.appParameter()).toBe('')
    else expect(await result()).toMatchObject({ message: text, error, state: 's1' })
  }

  test('logs in with the phone number, and hands the result to the app', async () => {
    await launch()
    await tester.tick()
    await tester.sharePhone()
    expect(await result()).toMatchObject({ ...granted, state: 's1' })
    expect(await tester.posts()).toHaveLength(posts ? 1 : 0)
  })

  test('tells the app when the person does not want to log in', async () => {
    await launch()
    await tester.tap('#not-now')
    await expectFailure('access_denied')
    expect(await tester.posts()).toEqual([])
  })

  test('tells the app when the person denies the phone number', async () => {
    await launch()
    await tester.tick()
    await tester.refusePhone()
    await expectFailure('access_denied')
    expect(await tester.posts()).toEqual([])
  })

  test('tells the app when WeChat blocks the login, and offers no retry', async () => {
    await launch()
    await tester.haveFailing('login', 1402101, 'wxa login is blocked')
    await tester.tick()
    await tester.sharePhone()
    await expectFailure('login_blocked')
    expect(await tester.has('#retry')).toBe(false)
    expect(await tester.posts()).toEqual([])
  })

  const postingTest = posts ? test : test.skip
  postingTest("shows the backend's refusal, and tells the app", async () => {
    await tester.fault({ kind: 'refuse', code: 500, message: 'a=b&系统繁忙' })
    await launch()
    await tester.tick()
    await tester.sharePhone()
    await expectFailure('server_error')
    expect(await tester.text('#hint')).toBe('a=b&系统繁忙')
    expect(await tester.posts()).toHaveLength(1)
  })
})

import { join } from 'node:path'

import {
  issueTicket,
  maple,
  startTestbed,
  type Testbed,
} from '../../../tools/standins/genauth/testbed'
import type { Phone } from './phones'
import { apps } from './samples'
import { type SampleServer, startSampleServer } from './server'

/** What the mini program hands over for a launch, as the mock backend grants it. */
export async function granted(
  testbed: Testbed,
  query: URLSearchParams,
  state = query.get('state'),
): Promise<string> {
  const ticket = await issueTicket(testbed, {
    wxPhoneInfo: { code: await testbed.phoneCode('alice', '13900000001') },
    code_challenge: query.get('code_challenge'),
    code_challenge_method: query.get('code_challenge_method'),
  })
  return `code=200&message=授权成功&ticket=${ticket}&state=${state}`
}

export const nodeServer = (file = 'server.mjs') =>
  [process.execPath, join(apps, 'server-node', file)] as const

export const environmentFor = (testbed: Testbed, more: Record<string, string> = {}) => ({
  GENAUTH_URL: testbed.genauth.url,
  USER_POOL_ID: maple.userPoolId,
  POOL_SECRET: maple.poolSecret,
  ...more,
})

/**
 * The tests of a sample app. Its server is examples/apps/server-node, behind that is the mock backend; the phone is a
 * fake of the platform and of WeChat's SDK.
 */
export function testApp(open: (server: string) => Phone): void {
  let testbed: Testbed
  let server: SampleServer
  let phone: Phone

  beforeAll(async () => {
    testbed = await startTestbed()
    server = await startSampleServer(nodeServer(), environmentFor(testbed))
  })
  afterAll(() => Promise.all([server.close(), testbed.genauth.close()]))
  beforeEach(async () => {
    await testbed.reset()
    phone = open(server.url)
  })
  afterEach(() => phone.close())

  /** The person taps, and WeChat opens. */
  async function launch(): Promise<URLSearchParams> {
    const { launched } = await phone.tap()
    return new URLSearchParams(launched.split('?')[1])
  }

  it('launches the release by its original id, with the attempt kept by then', async () => {
    const { launched, attempt } = await phone.tap()
    expect(launched).toMatch(/^gh_a781a791e29e 0 \/routes\/explore\?userPoolId=.*&state=[\w-]{43}/)
    expect(attempt).toMatch(/^[\w-]{43}$/)
  })

  it.each(['answer', 'message'] as const)('logs in with a result by %s', async (way) => {
    const extMsg = await granted(testbed, await launch())
    expect(await phone[way](extMsg)).toMatchObject({ text: 'Logged in' })
  })

  it.each(['answer', 'message'] as const)(
    'logs in with a result by %s that starts the app again',
    async (way) => {
      const extMsg = await granted(testbed, await launch())
      await phone.end()
      expect(await phone[way](extMsg)).toMatchObject({ text: 'Logged in' })
    },
  )

  it('shows what the mini program says if the person declines', async () => {
    const state = (await launch()).get('state')
    const { text } = await phone.answer(
      `code=400&message=100% 已取消&error=access_denied&state=${state}`,
    )
    expect(text).toBe('100% 已取消')
  })

  it('can log in again after a login without a result, whose late result it ignores', async () => {
    const late = await granted(testbed, await launch())
    const extMsg = await granted(testbed, await launch())
    expect((await phone.answer(late)).text).not.toBe('Logged in')
    expect((await phone.answer(extMsg)).text).toBe('Logged in')
  })

  it('takes a result once', async () => {
    const extMsg = await granted(testbed, await launch())
    await phone.answer(extMsg)
    await phone.end()
    expect((await phone.answer(extMsg)).text).not.toBe('Logged in')
    expect(await testbed.get('/standin/requests')).toHaveLength(2)
  })

  it('takes no result for a login that it never started', async () => {
    const { query } = await server.start()
    const before = await phone.other()
    expect(await phone.message(await granted(testbed, query))).toEqual(before)
  })

  it('takes the answer to something else for no result', async () => {
    await launch()
    const before = await phone.other()
    expect(before.text).not.toMatch(/refused|again|Logged in/)
    expect(await testbed.get('/standin/requests')).toEqual([])
  })

  it('says so if WeChat refused the launch, and asks the server nothing', async () => {
    await launch()
    expect((await phone.answer('', -6)).text).toBe('WeChat refused the launch: -6')
  })

  it('launches nothing without WeChat', async () => {
    await phone.removeWeChat()
    expect(await phone.tap()).toEqual({ launched: '', attempt: '', text: 'Please install WeChat' })
  })

  it('says so if the server cannot be reached', async () => {
    phone.close()
    phone = open('http://127.0.0.1:9')
    expect(await phone.tap()).toEqual({ launched: '', attempt: '', text: 'Please try again' })
  })
}

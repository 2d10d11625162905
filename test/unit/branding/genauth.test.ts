import { genauthPublicConfig } from '../../../miniprogram/branding/genauth'
import { LoginFailure } from '../../../miniprogram/failure'
import { FakeWeChat } from '../wechat/fake-wechat'
import { settle } from '../session/bench'

const agreement = (lang: string, title: string) => ({
  id: 1,
  lang,
  required: true,
  availableAt: 1,
  title: `<a href="https://a.example/${title}">${title}</a>`,
})

function answer(agreements: object[] = []) {
  const data = { name: 'Oak', agreementEnabled: true, agreements, secret: 'not shown' }
  return { code: 200, message: 'ok', data }
}

const host = 'https://core.example.com'
const config = genauthPublicConfig({ appId: 'app1' })

/** One visit; what the server said is there at the next one. */
async function visit(wechat: FakeWeChat, body: unknown, status = 200) {
  const shown = config.load(wechat, host, 'en')
  wechat.gets.at(-1)?.resolve({ status, body, retryAfter: undefined })
  await settle()
  return shown
}

describe("GenAuth's public config", () => {
  it("is asked of the environment's host", () => {
    const wechat = new FakeWeChat()
    config.load(wechat, host, 'en')
    expect(wechat.gets.map(({ url }) => url)).toEqual([
      'https://core.example.com/api/v2/applications/app1/public-config',
    ])
  })

  it('is asked of a host of its own where the deployment names one', () => {
    const wechat = new FakeWeChat()
    genauthPublicConfig({ appId: 'app1', host: 'https://console.a.example' }).load(
      wechat,
      host,
      'en',
    )
    expect(wechat.gets[0]?.url).toMatch(/^https:\/\/console\.a\.example\/api/)
  })

  it('is shown from the visit before, and never waited for', async () => {
    const wechat = new FakeWeChat()
    expect(await visit(wechat, answer())).toEqual({})
    expect(config.load(wechat, host, 'en')).toEqual({ name: 'Oak' })
  })

  it('is kept for each app apart', async () => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer())
    expect(genauthPublicConfig({ appId: 'app2' }).load(wechat, host, 'en')).toEqual({})
  })

  it('keeps nothing that is not shown', async () => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer())
    expect(JSON.stringify(wechat.storage)).not.toContain('not shown')
  })

  it.each([
    [500, { code: 200, data: { name: 'Elm' } }],
    [404, { code: 200, data: { name: 'Elm' } }],
    [200, { code: 500, data: {} }],
    [200, '<html>'],
    [200, null],
    [200, answer([{ ...agreement('en-US', 'Terms'), more: 'x'.repeat(200_000) }])],
  ])('changes nothing by an answer that is broken: HTTP %i, %.30j', async (status, body) => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer())
    await visit(wechat, body, status)
    expect(config.load(wechat, host, 'en')).toEqual({ name: 'Oak' })
  })

  it('changes nothing where it cannot be had', async () => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer())
    config.load(wechat, host, 'en')
    wechat.gets[1]?.reject(new LoginFailure('network_unreachable'))
    await settle()
    expect(config.load(wechat, host, 'en')).toEqual({ name: 'Oak' })
  })

  it.each([['x'], [7], [{ code: 200 }], [{ code: 200, data: { name: '<b>' } }]])(
    'does not trust what the device kept: %j',
    (stored) => {
      const wechat = new FakeWeChat()
      wechat.storage['public-config.app1'] = stored
      expect(config.load(wechat, host, 'en')).toEqual({})
    },
  )

  it.each([
    ['en', 'Terms'],
    ['zh-CN', '条款'],
    ['ja', '条款'],
  ] as const)('shows in %s the agreement %s', async (locale, title) => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer([agreement('en-US', 'Terms'), agreement('zh-CN', '条款')]))
    const { agreements = [] } = config.load(wechat, host, locale) ?? {}
    expect(agreements.map(({ documents }) => documents[0]?.title)).toEqual([title])
  })

  it('asks for no less where nothing is published in the language', async () => {
    const wechat = new FakeWeChat()
    await visit(wechat, answer([agreement('en-US', 'Terms')]))
    expect(config.load(wechat, host, 'ja')?.agreements?.length).toBe(1)
  })
})

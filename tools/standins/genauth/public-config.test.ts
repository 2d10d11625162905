import { startTestbed, type Testbed } from './testbed'
import { defaultTenant, otherTenant } from './tenant'
import { wireObject, type WireObject } from './wire-values'

let testbed: Testbed

beforeAll(async () => {
  testbed = await startTestbed()
})
afterAll(() => testbed.genauth.close())
beforeEach(() => testbed.reset())

const path = (appId = defaultTenant.appId) => `/api/v2/applications/${appId}/public-config`
const ask = (appId?: string) => fetch(testbed.genauth.url + path(appId))
const dataOf = async (appId?: string) =>
  wireObject(wireObject(await (await ask(appId)).json())['data'])
const change = (publicConfig: object) => testbed.patch('/standin/settings', { publicConfig })

interface Row {
  readonly id: number
  readonly title: string
  readonly lang: string
  readonly required: boolean
  readonly order: number
  readonly availableAt: number | null
}

const rowsOf = (data: WireObject) => data['agreements'] as readonly Row[]

test.each([
  [defaultTenant, '枫叶咖啡'],
  [otherTenant, '竹叶茶馆'],
])('The app of each tenant has ids, name and connection of its own', async (tenant, name) => {
  expect(await dataOf(tenant.appId)).toMatchObject({
    id: tenant.appId,
    userPoolId: tenant.userPoolId,
    name,
    ecConnections: [
      {
        id: tenant.connection.id,
        type: 'wechat:miniprogram:app-launch',
        fields: { mobileAppID: tenant.connection.mobileAppId, originalID: 'gh_a781a791e29e' },
      },
    ],
  })
})

test('Another app is not known', async () => {
  expect(await testbed.get(path('other'))).toMatchObject({ code: 2011, data: null })
})

test.each([defaultTenant, otherTenant])('The logo of $identifier is a picture', async (tenant) => {
  const answer = await fetch(String((await dataOf(tenant.appId))['logo']))
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([192, 192])
})

test('Whoever fetches the logo is seen, and can be failed', async () => {
  const logo = String((await dataOf())['logo'])
  await testbed.post('/standin/faults', {
    kind: 'status',
    times: 1,
    statusCode: 404,
    path: '/user',
  })
  expect((await fetch(logo)).status).toBe(404)
  expect(await testbed.get('/standin/requests')).toMatchObject([
    { path: path() },
    { path: '/user-contents/photos/maple-coffee.png', status: 404 },
  ])
})

describe('Agreements', () => {
  test.each(['zh-CN', 'en-US', 'zh-TW', 'ja-JP'])(
    'are there in %s, of every kind',
    async (lang) => {
      const rows = rowsOf(await dataOf()).filter((row) => row.lang === lang)
      const placed = rows.map(({ required, availableAt, title }) => [
        required,
        availableAt,
        title.split('<a href="https://maple-coffee.example/').length - 1,
      ])
      expect(rows.map(({ order }) => order)).toEqual([4, 3, 2, 1, 0])
      expect(placed.reverse()).toEqual([
        [true, 2, 2],
        [true, 1, 1],
        [false, 1, 0],
        [true, 0, 0],
        [true, null, 1],
      ])
    },
  )

  test('have an id each, and those of another tenant lead to its own site', async () => {
    const rows = rowsOf(await dataOf(otherTenant.appId))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(20)
    expect(rows.map(({ title }) => title).join()).not.toContain('maple')
  })

  test('can be switched off', async () => {
    await testbed.patch('/standin/settings', { agreementEnabled: false })
    expect(await dataOf()).toMatchObject({ agreementEnabled: false, agreements: [] })
  })
})

describe('A change', () => {
  test('replaces parts of the data by anything, and leaves the rest', async () => {
    const title = '<a href="javascript:alert(1)">x</a>'
    const agreements = Array.from({ length: 5000 }, () => ({ title, availableAt: {} }))
    await change({ data: { name: '<img src=x onerror=alert(1)>', logo: 42, agreements } })
    expect(await dataOf()).toMatchObject({
      id: defaultTenant.appId,
      name: '<img src=x onerror=alert(1)>',
      logo: 42,
      agreements,
    })
  })

  test.each([
    ['broken JSON', '{"code":200,"data":{', '{"code":200,"data":{'],
    ['keys that JSON readers stumble over', '{"__proto__":{"x":1}}', '{"__proto__":{"x":1}}'],
    ['an empty answer', '', ''],
    ['another type', [null], '[null]'],
  ])('answers with %s instead', async (_name, body, text) => {
    await change({ body })
    expect(await (await ask()).text()).toBe(text)
  })

  test('answers with another status, as often as asked', async () => {
    await change({ status: 500 })
    expect([(await ask()).status, (await ask()).status]).toEqual([500, 500])
  })

  test('answers late', async () => {
    await change({ delay: 30_000 })
    await ask()
    expect(testbed.clock.waits).toContain(30_000)
  })

  test('lasts until the next one', async () => {
    await change({ status: 500, data: { name: 'x' } })
    await change({})
    expect(await dataOf()).toMatchObject({ name: '枫叶咖啡' })
  })

  test('that is misspelt is told so', async () => {
    expect(await change({ date: {} })).toMatchObject({ statusCode: 400 })
  })
})

import { readFileSync } from 'node:fs'
import { bamboo, maple, testbed } from './testbed'
import { fieldsOf } from './wire'

const bed = testbed()

type Answer = Readonly<Record<string, unknown>>

const path = (appId = maple.appId) => `/api/v2/applications/${appId}/public-config`
const ask = (appId?: string) => fetch(bed.genauth.url + path(appId))
const dataOf = async (appId?: string) => fieldsOf(fieldsOf(await (await ask(appId)).json())['data'])

interface Row {
  readonly id: number
  readonly title: string
  readonly lang: string
  readonly required: boolean
  readonly order: number
  readonly availableAt: number | null
}

const rowsOf = (data: Answer) => data['agreements'] as readonly Row[]

test.each([
  [maple, '枫叶咖啡'],
  [bamboo, '竹叶茶馆'],
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

test('Another app is refused as documented', async () => {
  expect(await bed.get(path('other'))).toEqual({
    uniqueId: expect.any(String),
    statusCode: 499,
    message: '应用不存在',
    apiCode: '2011',
    data: null,
  })
})

test.each([maple, bamboo])('The logo of $appName is its picture', async ({ appId, logo }) => {
  const answer = await fetch(String((await dataOf(appId))['logo']))
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(logo))).toBe(true)
})

test('Whoever fetches the logo is seen, and can be failed', async () => {
  const logo = String((await dataOf())['logo'])
  await bed.post('/standin/faults', {
    kind: 'status',
    times: 1,
    statusCode: 404,
    path: '/user',
  })
  expect((await fetch(logo)).status).toBe(404)
  expect(await bed.get('/standin/requests')).toMatchObject([
    { path: path() },
    { path: `/user-contents/photos/${maple.appId}.png`, status: 404 },
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
    const rows = rowsOf(await dataOf(bamboo.appId))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(20)
    expect(rows.map(({ title }) => title).join()).not.toContain('maple')
  })

  test('can be switched off', async () => {
    await bed.patch('/standin/settings', { agreementEnabled: false })
    expect(await dataOf()).toMatchObject({ agreementEnabled: false, agreements: [] })
  })
})

test('A change replaces parts of the data by anything, and lasts until the next one', async () => {
  const title = '<a href="javascript:alert(1)">x</a>'
  const agreements = Array.from({ length: 5000 }, () => ({ title, availableAt: {} }))
  const publicConfig = { name: '<img src=x onerror=alert(1)>', logo: 42, agreements }
  await bed.patch('/standin/settings', { publicConfig })
  expect(await dataOf()).toMatchObject({ id: maple.appId, ...publicConfig })
  await bed.patch('/standin/settings', { publicConfig: {} })
  expect(await dataOf()).toMatchObject({ name: '枫叶咖啡' })
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'

import { fieldsOf } from '../../../tools/standins/genauth/wire'
import {
  type Answer,
  Bench,
  codesOf,
  type Env,
  folder,
  genauthEnv,
  startTestbed,
  type Testbed,
  ticketIn,
} from './bench'

let mock: Testbed
before(async () => void (mock = await startTestbed()))
after(() => mock.genauth.close())
beforeEach(() => mock.reset())

async function withBench(env: Env, check: (bench: Bench) => Promise<void>): Promise<void> {
  const store = { STORE: `sqlite:${join(folder, randomUUID())}.db` }
  const bench = await new Bench().start({ ...genauthEnv(mock), ...store, ...env })
  try {
    await check(bench)
  } finally {
    await bench.close()
  }
}

test('GenAuth names the user, with and without a number, and gets the proof of consent and the language', () =>
  withBench({}, async (bench) => {
    const agreements = [
      { id: 'terms', version: '1', lang: 'en', agreedAt: '2026-01-01T00:00:00.000Z' },
    ]
    const codes = await codesOf(mock, 'alice', '13900000001')
    const issued = await bench.issue({ ...codes, agreements }, { 'x-authing-lang': 'en-US' })
    const { wxLoginInfo } = await codesOf(mock, 'alice')
    for (const answer of [issued, await bench.issue({ wxLoginInfo })]) {
      const exchanged = await bench.exchange({ ticket: ticketIn(answer) })
      const user = JSON.parse(String(exchanged.body['data'])) as Answer
      const [known] = (await mock.get('/standin/users')) as Answer[]
      assert.deepEqual(
        [user['_id'], user['phone'], user['openid']],
        [known?.['id'], '13900000001', null],
      )
      assert.deepEqual(known?.['agreements'], agreements)
      const { access_token } = user['genauth'] as Answer
      assert.match(String(access_token), /^ey/)
    }
    const [asked] = (await mock.get('/standin/requests')) as Answer[]
    assert.equal(fieldsOf(asked?.['headers'])['x-authing-lang'], 'en-US')
  }))

for (const method of ['client_secret_post', 'client_secret_basic']) {
  test(`An application with a secret: ${method}; without it nobody logs in, and the log says why`, async () => {
    const GENAUTH_APP_SECRET = 'mock-client-secret'
    await mock.patch('/standin/settings', { tokenEndpointAuthMethod: method })
    await withBench({ GENAUTH_APP_SECRET, GENAUTH_AUTH_METHOD: method }, async (bench) => {
      assert.equal((await bench.issue(await codesOf(mock, 'alice'))).body['code'], 200)
    })
    await withBench({ GENAUTH_APP_SECRET: 'wrong', GENAUTH_AUTH_METHOD: method }, async (bench) => {
      const { body } = await bench.issue(await codesOf(mock, 'alice'))
      assert.deepEqual(body, { code: 503, message: '服务繁忙，请稍后重试', data: null })
      assert.ok(bench.log.some((line) => line.includes('"statusCode":401')))
    })
  })
}

const refusals = [
  ['login-only', () => mock.patch('/standin/settings', { loginOnly: true }), 2004, '用户不存在'],
  [
    'locked',
    () => mock.post('/standin/users', { openid: 'alice', status: 'locked' }),
    2005,
    '用户已被锁定',
  ],
  [
    'MFA',
    () => mock.post('/standin/users', { openid: 'alice', mfaRequired: true }),
    1636,
    '请进行多因素认证',
  ],
  [
    'its limit',
    () => mock.patch('/standin/settings', { loginsPerMinute: 0 }),
    429,
    '操作太频繁，请稍后重试',
  ],
  [
    'WeChat: busy',
    () => mock.patch('/standin/wechat', { errcode: -1 }),
    503,
    '服务繁忙，请稍后重试',
  ],
  [
    'WeChat: bad code',
    () => mock.patch('/standin/wechat', { errcode: 40029 }),
    400,
    '微信服务器拒绝了请求（40029）',
  ],
] as const
for (const [why, prepare, code, message] of refusals) {
  test(`GenAuth's "no" reaches the app: ${why}`, () =>
    withBench({}, async (bench) => {
      await prepare()
      const { body } = await bench.issue(await codesOf(mock, 'alice'))
      assert.deepEqual(body, { code, message, data: null })
    }))
}

test('The sixth login of a user within a minute is refused', () =>
  withBench({}, async (bench) => {
    const codes = []
    for (let login = 0; login < 6; login += 1) {
      codes.push((await bench.issue(await codesOf(mock, 'alice'))).body['code'])
    }
    assert.deepEqual(codes, [200, 200, 200, 200, 200, 429])
  }))

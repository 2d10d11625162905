import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import Database from 'better-sqlite3'
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose'
import { createClient } from 'redis'

import { blocksOf, readDoc } from '../../../test/docs/markdown'
import { readConfig, type WeChatConfig } from '../src/config'
import { openStore } from '../src/open-store'
import type { Store } from '../src/store'
import { WeChat } from '../src/wechat'
import {
  type Answer,
  askedAt,
  authPath,
  Bench,
  codesOf,
  ecKey,
  type Env,
  folder,
  issuePath,
  pool,
  rsaKey,
  secret,
  skip,
  startRedis,
  startTestbed,
  type Testbed,
  ticketIn,
  wechatEnv,
} from './bench'

const verifier = 'a-verifier-of-at-least-forty-three-characters_~.'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const bound = { code_challenge: challenge, code_challenge_method: 'S256' }
const agreed = { id: 'terms', version: '1', lang: 'zh-CN', agreedAt: '2026-01-01T00:00:00.000Z' }

let mock: Testbed
before(async () => void (mock = await startTestbed()))
after(() => mock.genauth.close())
beforeEach(() => mock.reset())

/** A test's state is its own. */
interface Kept {
  readonly env: () => Env
  /** What the operator does, or looks up, by hand. */
  setStatus(env: Env, status: string): Promise<void>
  consents(env: Env): Promise<unknown[]>
}

const sqlite: Kept = {
  env: () => ({ STORE: `sqlite:${join(folder, randomUUID())}.db` }),
  setStatus: async ({ STORE = '' }, status) => {
    new Database(STORE.slice(7)).prepare('UPDATE users SET status = ?').run(status)
  },
  consents: async ({ STORE = '' }) =>
    new Database(STORE.slice(7))
      .prepare('SELECT id, version, lang, agreed_at FROM consents')
      .raw()
      .all(),
}

let redisUrl = ''
const redis: Kept = {
  env: () => ({ STORE: redisUrl }),
  setStatus: async (_env, status) =>
    inRedis(async (client) => {
      const [key = ''] = (await client.keys('*} user *')).filter((each) => each.includes(pool))
      await client.hSet(key, 'status', status)
    }),
  consents: async () =>
    inRedis(async (client) => {
      const all = await Promise.all(
        (await client.keys('*} consents *')).map((key) => client.hKeys(key)),
      )
      return all.flat().map((each): unknown => JSON.parse(each))
    }),
}

async function inRedis<Result>(work: (client: ReturnType<typeof createClient>) => Promise<Result>) {
  const client = createClient({ url: redisUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

type Check = (bench: Bench, env: Env, kept: Kept) => Promise<void>
const rows: [behaviour: string, check: Check, env: Env][] = []
function it(behaviour: string, check: Check, env: Env = {}): void {
  rows.push([behaviour, check, env])
}

const codeOf = async (answer: Promise<{ body: Answer }>) => (await answer).body['code']
/** Of a login with a number. */
const loginCode = async (bench: Bench, openid = 'alice', phone?: string) =>
  codeOf(bench.issue(await codesOf(mock, openid, phone)))
const issued = async (bench: Bench, extra: object = {}) =>
  ticketIn(await bench.issue({ ...(await codesOf(mock, 'alice')), ...extra }))
/** Who gets the ticket of a login: with this number, or without one. */
async function user(bench: Bench, openid: string, phone: string | null): Promise<Answer> {
  const { wxLoginInfo, wxPhoneInfo } = await codesOf(mock, openid, phone ?? '13900000000')
  const answer = await bench.issue({ wxLoginInfo, ...(phone !== null && { wxPhoneInfo }) })
  const { body } = await bench.exchange({ ticket: ticketIn(answer) })
  return JSON.parse(String(body['data'])) as Answer
}

it('Codes become a ticket that a reader may split at & and =', async (bench) => {
  const answer = await bench.issue(await codesOf(mock, 'alice'))
  const ticket = ticketIn(answer)
  assert.match(ticket, /^[\w-]{43}$/)
  const data = { ticket, expiresIn: 120 }
  assert.deepEqual(answer.body, { code: 200, message: '授权成功', data })
})
it('What docs/contract.md shows is taken, answered and exchanged as it says', async (bench) => {
  const blocks = blocksOf(readDoc('contract.md'))
  const example = (kind: string) =>
    blocks.find(({ mark }) => mark === `example: ${kind} ticket`)?.text ?? assert.fail(kind)
  const asked = async (kind: string, values: Record<string, string>) => {
    const filled = example(kind).replace(/\b[A-Z]+(_[A-Z]+)*\b/g, (word) => values[word] ?? word)
    const [head = '', body = ''] = filled.split('\n\n')
    const [line = '', ...headers] = head.split('\n')
    const named = headers.map((each) => each.split(': '))
    return (await bench.post(line.split(' ')[1] ?? '', body, Object.fromEntries(named))).body
  }
  const { wxLoginInfo, wxPhoneInfo } = await codesOf(mock, 'alice')
  const codes = { LOGIN_CODE: wxLoginInfo.code, PHONE_CODE: wxPhoneInfo.code, KEY: randomUUID() }
  const answer = await asked('post', codes)
  const { ticket: TICKET = '' } = answer['data'] as Record<string, string>
  assert.deepEqual(answer, JSON.parse(example('answer').replace('TICKET', TICKET)))
  const exchanged = await asked('app-post', { POOL_SECRET: secret, TICKET })
  const shown = JSON.parse(example('app-answer')) as Answer
  assert.equal(exchanged['message'], shown['message'])
  const keys = (body: Answer) => Object.keys(JSON.parse(String(body['data'])) as Answer)
  assert.deepEqual(
    keys(shown).filter((key) => !keys(exchanged).includes(key)),
    [],
  )
})
it('The ticket becomes the user, with an id_token', async (bench) => {
  const { token, tokenExpiredAt, _id, unionid, ...rest } = await user(bench, 'alice', '13900000001')
  const registerMethod = 'oauth:app2wxapp'
  assert.deepEqual(rest, { phone: '13900000001', openid: 'alice', registerMethod })
  assert.match(String(unionid), /^o6/)
  const keys = createRemoteJWKSet(new URL(`${bench.url}/.well-known/jwks.json`))
  const currentDate = new Date(bench.now())
  const asked = { issuer: 'https://login.example', audience: pool, currentDate }
  const { payload, protectedHeader } = await jwtVerify(String(token), keys, asked)
  const { sub, exp, phone_number } = payload
  assert.deepEqual([protectedHeader.alg, sub, phone_number], ['ES256', _id, '+8613900000001'])
  assert.equal(exp, Date.parse(String(tokenExpiredAt)) / 1000)
})
it('A person has one id, with and without a number, which stays the first one', async (bench) => {
  const { _id } = await user(bench, 'alice', '13900000001')
  for (const phone of [null, '13900000002']) {
    const again = await user(bench, 'alice', phone)
    assert.deepEqual([again['_id'], again['phone']], [_id, '13900000001'])
  }
  const bob = await user(bench, 'bob', '13900000001')
  assert.notEqual(bob['_id'], _id)
  assert.equal(bob['phone'], null)
})
it('Of twenty exchanges at once, one gets the user', async (bench) => {
  const ticket = await issued(bench)
  const codes = await Promise.all(
    Array.from({ length: 20 }, () => codeOf(bench.exchange({ ticket }))),
  )
  assert.deepEqual(codes.sort(), [200, ...Array<number>(19).fill(400)])
})
it('A ticket expires after 120 s', async (bench) => {
  const [young, old] = [await issued(bench), await issued(bench)]
  bench.advance(119)
  assert.equal(await codeOf(bench.exchange({ ticket: young })), 200)
  bench.advance(1)
  assert.equal(await codeOf(bench.exchange({ ticket: old })), 400)
})
it('Without the secret nothing is exchanged, and the ticket stays good; it may stand in the query', async (bench) => {
  const ticket = await issued(bench)
  assert.equal(await codeOf(bench.post(authPath, { ticket })), 401)
  assert.equal(await codeOf(bench.post(authPath, { ticket, secret: `${secret}x` })), 401)
  const query = `${authPath}?ticket=${ticket}&secret=${secret}`
  assert.equal(await codeOf(bench.post(query, { ticket })), 401)
  assert.equal(await codeOf(bench.post(`${authPath}?ticket=${ticket}`, { secret })), 200)
})
for (const [what, extra, code_verifier, code] of [
  ['the verifier', bound, verifier, 200],
  ['the verifier, in plain', { code_challenge: verifier }, verifier, 200],
  ['no verifier', bound, undefined, 400],
  ['the challenge itself', bound, challenge, 400],
  ['another verifier', bound, verifier.replace('a', 'b'), 400],
] as const)
  it(`A bound ticket and ${what}: ${code}; it is spent`, async (bench) => {
    const ticket = await issued(bench, extra)
    assert.equal(await codeOf(bench.exchange({ ticket, code_verifier })), code)
    assert.equal(await codeOf(bench.exchange({ ticket, code_verifier: verifier })), 400)
  })
for (const wrong of [
  { code_challenge: 'short', code_challenge_method: 'S256' },
  { code_challenge: `${challenge}=`, code_challenge_method: 'S256' },
  { code_challenge: challenge, code_challenge_method: 's256' },
  { code_challenge_method: 'S256' },
  { agreements: null },
  { agreements: [{ ...agreed, agreedAt: '2026-13-01T00:00:00Z' }] },
  { agreements: [{ ...agreed, lang: 'zh_CN' }] },
  { agreements: [{ ...agreed, lang: `zh${'-Hans'.repeat(9)}` }] },
  { agreements: [{ ...agreed, agreedAt: `2026-01-01T00:00:00.${'0'.repeat(20)}Z` }] },
  { agreements: Array(101).fill(agreed) },
  { wxPhoneInfo: { code: '' } },
  { wxPhoneInfo: 'x' },
  { padding: 'x'.repeat(70_000) },
])
  it(`${JSON.stringify(wrong).slice(0, 90)} is refused, and spends no code`, async (bench) => {
    const codes = await codesOf(mock, 'alice')
    const answer = await bench.issue({ ...codes, ...wrong })
    assert.deepEqual(answer.body, { code: 400, message: '请求参数错误', data: null })
    assert.equal(await codeOf(bench.issue(codes)), 200)
  })
it('Another user pool does not exist', async (bench) => {
  for (const path of [issuePath, authPath]) {
    const asked = bench.post(path.replace(pool, 'another'), await codesOf(mock, 'alice'))
    assert.equal(await codeOf(asked), 2224)
  }
})
for (const [headers, message] of [
  [{}, '用户池不存在'],
  [{ 'x-authing-lang': 'zh-TW' }, '使用者池不存在'],
  [{ 'x-authing-lang': 'en-US', 'accept-language': 'zh-CN' }, 'The user pool does not exist'],
  [{ 'x-genauth-lang': 'ja-JP' }, 'ユーザープールが存在しません'],
  [{ 'accept-language': 'zh_HK' }, '使用者池不存在'],
] as const)
  it(`${JSON.stringify(headers)} is answered "${message}"`, async (bench) => {
    const path = issuePath.replace(pool, 'another')
    const { status, body } = await bench.post(path, await codesOf(mock, 'alice'), headers)
    assert.deepEqual([status, body], [200, { code: 2224, message, data: null }])
  })
it('A key is answered once, although it comes five times at once, and again later', async (bench) => {
  const codes = await codesOf(mock, 'alice')
  const ask = () => bench.issue(codes, { 'idempotency-key': 'k1' })
  const answers = await Promise.all(Array.from({ length: 5 }, ask))
  answers.push(await ask())
  assert.equal(new Set(answers.map(ticketIn)).size, 1)
  assert.equal(await askedAt(mock, '/sns/jscode2session'), 1)
  assert.equal(await codeOf(bench.exchange({ ticket: ticketIn(await ask()) })), 200)
})
it('A refusal is repeated for its key; what may pass is tried again; another request is refused', async (bench) => {
  const headers = { 'idempotency-key': 'k1' }
  const codes = await codesOf(mock, 'alice')
  await mock.patch('/standin/wechat', { errcode: -1 })
  assert.equal((await bench.issue(codes, headers)).status, 503)
  await mock.patch('/standin/wechat', { errcode: 40226 })
  assert.equal(await codeOf(bench.issue(codes, headers)), 403)
  await mock.patch('/standin/wechat', { errcode: null })
  assert.equal(await codeOf(bench.issue(codes, headers)), 403)
  assert.equal(await codeOf(bench.issue(await codesOf(mock, 'alice'), headers)), 422)
  assert.equal(await codeOf(bench.issue(codes)), 200)
})
it('The proof of consent is kept, each once', async (bench, env, kept) => {
  const later = { ...agreed, version: '2' }
  await issued(bench, { agreements: [agreed] })
  await issued(bench, { agreements: [agreed, later] })
  const rowOf = ({ id, version, lang, agreedAt }: typeof agreed) => [id, version, lang, agreedAt]
  assert.deepEqual((await kept.consents(env)).sort(), [rowOf(agreed), rowOf(later)])
})
it(
  'Login-only: a stranger is refused, an added number joins its account, and its owner needs no number later',
  async (bench, env) => {
    assert.equal(await loginCode(bench, 'alice', '13900000001'), 2004)
    await withStore(env, async (store) => {
      assert.equal(await store.addUser('13900000001'), true)
      assert.equal(await store.addUser('13900000001'), false)
    })
    const joined = await user(bench, 'alice', '13900000001')
    assert.equal((await user(bench, 'alice', null))['_id'], joined['_id'])
    assert.equal(await loginCode(bench, 'bob', '13900000001'), 2004)
  },
  { LOGIN_ONLY: 'true' },
)
for (const [status, code] of [
  ['locked', 2005],
  ['disabled', 2120008],
] as const)
  it(`A ${status} account is refused with ${code}`, async (bench, env, kept) => {
    await issued(bench)
    await kept.setStatus(env, status)
    assert.equal(await loginCode(bench), code)
  })
it('The sixth login of a person within a minute is refused before the number is bought, and not that of another one', async (bench) => {
  for (let login = 0; login < 5; login += 1) await issued(bench)
  const refused = await bench.issue(await codesOf(mock, 'alice'))
  assert.deepEqual([refused.status, refused.body['code']], [429, 429])
  assert.equal(refused.headers.get('retry-after'), '60')
  assert.equal(await askedAt(mock, '/wxa/business/getuserphonenumber'), 5)
  assert.equal(await loginCode(bench, 'bob'), 200)
  bench.advance(60)
  assert.equal(await loginCode(bench), 200)
})
it(
  'An address may ask three times a minute, the proxy says whose; an IPv6 customer is one',
  async (bench) => {
    const ask = async (from: string) => (await bench.issue({}, { 'x-forwarded-for': from })).status
    for (const [first, same] of [
      ['203.0.113.1', '198.51.100.9, 203.0.113.1'],
      ['2001:db8:0:1::1', '2001:db8:0:1:a:b:c:d'],
    ] as const) {
      for (let asked = 0; asked < 3; asked += 1) assert.equal(await ask(first), 200)
      assert.equal(await ask(same), 429)
    }
    assert.equal(await ask('2001:db8:0:2::1'), 200)
  },
  { REQUESTS_PER_MINUTE: '3' },
)
for (const [errcode, code, status] of [
  [-1, 503, 503],
  [40013, 503, 503],
  [40029, 400, 200],
  [40226, 403, 200],
  [45011, 429, 429],
] as const)
  it(`WeChat's ${errcode} becomes ${code}`, async (bench) => {
    await mock.patch('/standin/wechat', { errcode })
    const answer = await bench.issue(await codesOf(mock, 'alice'))
    assert.deepEqual([answer.status, answer.body['code']], [status, code])
    assert.ok(bench.log.some((line) => line.includes(`"errcode":${errcode},`)))
  })
it('A code that was used before, and the phone code of another person, are refused', async (bench) => {
  const codes = await codesOf(mock, 'alice')
  assert.equal(await codeOf(bench.issue(codes)), 200)
  assert.equal(await codeOf(bench.issue(codes)), 400)
  const { wxPhoneInfo } = await codesOf(mock, 'bob')
  assert.equal(await codeOf(bench.issue({ ...(await codesOf(mock, 'alice')), wxPhoneInfo })), 400)
})
it('The access token is fetched once, again before it expires, and again if somebody replaced it', async (bench) => {
  const fetched = () => askedAt(mock, '/cgi-bin/stable_token')
  await Promise.all([issued(bench), issued(bench)])
  assert.equal(await fetched(), 1)
  bench.advance(6899)
  await issued(bench)
  assert.equal(await fetched(), 1)
  bench.advance(1)
  await issued(bench)
  assert.equal(await fetched(), 2)
  const app = { appid: 'wx1234567890abcdef', secret: 'mock-app-secret' }
  const forced = { grant_type: 'client_credential', force_refresh: true }
  await mock.post('/cgi-bin/stable_token', { ...app, ...forced })
  assert.match(await issued(bench), /^[\w-]{43}$/)
  assert.equal(await fetched(), 4)
})
it('A silent WeChat, a redirect and a broken answer are 503, and tell nothing', async (bench) => {
  for (const fault of [
    { kind: 'drop' },
    { kind: 'redirect', statusCode: 302, location: `${mock.genauth.url}/elsewhere` },
    { kind: 'status', statusCode: 200, body: '<html>' },
    { kind: 'status', statusCode: 200, body: [] },
  ]) {
    await mock.post('/standin/faults', { ...fault, times: 1, path: '/sns/' })
    const answer = await bench.issue(await codesOf(mock, 'alice'))
    assert.deepEqual([answer.status, answer.body['message']], [503, '服务繁忙，请稍后重试'])
  }
  assert.equal(await askedAt(mock, '/elsewhere'), 0)
})
it(
  'Without the secret, a setting, only bound tickets are issued',
  async (bench) => {
    assert.equal(await loginCode(bench), 400)
    const ticket = await issued(bench, bound)
    assert.equal(await codeOf(bench.post(authPath, { ticket, code_verifier: verifier })), 200)
  },
  { EXCHANGE_NEEDS_SECRET: 'false', TICKET_SECONDS: '60' },
)
it(
  'A new key is published beside the old one; RSA signs as RS256',
  async (bench) => {
    const jwks = await (await fetch(`${bench.url}/.well-known/jwks.json`)).json()
    const { keys } = jwks as { keys: [] }
    assert.equal(keys.length, 2)
    const { token } = await user(bench, 'alice', null)
    const at = { currentDate: new Date(bench.now()) }
    const { protectedHeader } = await jwtVerify(String(token), createLocalJWKSet({ keys }), at)
    assert.equal(protectedHeader.alg, 'RS256')
    assert.ok(!JSON.stringify(keys).includes('"d":'))
  },
  { SIGNING_KEY_FILES: `${rsaKey}, ${ecKey}` },
)
it('A line that somebody adds to the log leaves out bodies, queries and headers', async (bench) => {
  const said = { ticket: 'a-ticket' }
  bench.server?.log.info({ body: said, query: said, some: { headers: said } }, 'debugging')
  const line = bench.log.find((each) => each.includes('debugging')) ?? ''
  assert.ok(line.includes('"some":{}') && !line.includes('a-ticket'), line)
})
it('It says whether it works; other paths and broken JSON are refused', async (bench) => {
  assert.equal((await fetch(`${bench.url}/healthz`)).status, 200)
  assert.equal((await bench.post('/oauth', {})).status, 404)
  assert.equal(await codeOf(bench.issue('{"wxLoginInfo":' as unknown as object)), 400)
})

async function withStore(env: Env, work: (store: Store) => Promise<void>) {
  const config = readConfig({ ...wechatEnv(mock), ...env })
  const store = await openStore(config, { now: Date.now, onError: assert.ifError })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function behaviours(kept: Kept): void {
  for (const [behaviour, check, more] of rows) {
    test(behaviour, async () => {
      const env = { ...kept.env(), ...more }
      const bench = await new Bench().start({ ...wechatEnv(mock), ...env })
      try {
        await check(bench, env, kept)
      } finally {
        await bench.close()
      }
    })
  }
}

describe('On SQLite', () => {
  behaviours(sqlite)

  test('A token that another process fetched between the look and the lock is not fetched again', async () => {
    const config = readConfig({ ...wechatEnv(mock), ...sqlite.env() })
    const store = await openStore(config, { now: Date.now, onError: assert.ifError })
    const logIn = async (its: Store) => {
      const { wxLoginInfo, wxPhoneInfo } = await codesOf(mock, 'alice')
      const codes = { loginCode: wxLoginInfo.code, phoneCode: wxPhoneInfo.code }
      const wechat = new WeChat(config.adapter as WeChatConfig, its, Date.now)
      return wechat.logIn({ ...codes, consents: [], language: 'en-US' }, async () => undefined)
    }
    const slow: Store = {
      ...store,
      add: async (...asked) => {
        await logIn(store)
        return store.add(...asked)
      },
    }
    await logIn(slow)
    await store.close()
    assert.equal(await askedAt(mock, '/cgi-bin/stable_token'), 1)
  })

  test('The file holds no ticket, code, openid or token', async () => {
    const env = sqlite.env()
    const bench = await new Bench().start({ ...wechatEnv(mock), ...env })
    const codes = await codesOf(mock, 'an-openid-of-alice', '13900000001')
    const answer = await bench.issue(codes, { 'idempotency-key': 'a-key-that-nobody-keeps' })
    await bench.close()
    const bytes = readFileSync(env['STORE']?.slice(7) ?? '', 'latin1')
    // That of the user table: it is the right file.
    assert.ok(bytes.includes('13900000001'))
    const { wxLoginInfo, wxPhoneInfo } = codes
    const secrets = [
      ticketIn(answer),
      wxLoginInfo.code,
      wxPhoneInfo.code,
      'an-openid',
      'a-key-that',
    ]
    for (const secret of secrets) assert.ok(!bytes.includes(secret))
  })
})

describe('On Redis', { skip }, () => {
  let stop = async (): Promise<unknown> => undefined
  before(async () => {
    const started = await startRedis()
    redisUrl = started.url
    stop = started.stop
  })
  beforeEach(() => inRedis((client) => client.flushAll()))
  after(() => stop())
  behaviours(redis)
})

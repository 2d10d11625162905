import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'

import { fieldsOf } from '../../../tools/standins/genauth/wire'
import {
  type Answer,
  type Answered,
  askedAt,
  authPath,
  codesOf,
  type Env,
  folder,
  genauthEnv,
  issuePath,
  post,
  run,
  secret,
  skip,
  startRedis,
  startTestbed,
  type Testbed,
  ticketIn,
  wechatEnv,
} from './bench'

let mock: Testbed
before(async () => void (mock = await startTestbed()))
after(() => mock.genauth.close())
beforeEach(() => mock.reset())

/** The server as it runs: a process with its environment. */
async function start(env: Env) {
  const server = await run('node', ['--import', 'tsx', 'src/main.ts'], /Server listening at/, env)
  const url = /http:[^"]*/.exec(await server.ready)?.[0] ?? ''
  return { ...server, url }
}

const codeOf = ({ body }: Answered) => body['code']

function acrossProcesses(store: () => string): void {
  let pair: Awaited<ReturnType<typeof start>>[] = []
  before(async () => {
    const env = {
      ...wechatEnv(mock),
      STORE: store(),
      LOGINS_PER_MINUTE: '10',
      REQUESTS_PER_MINUTE: '100',
    }
    pair = await Promise.all([start(env), start(env)])
  })
  after(() => Promise.all(pair.map(({ stop }) => stop())))
  /** Twenty requests at once, every other one to the other process. */
  const twenty = (path: string, body: (index: number) => unknown, headers?: object) =>
    Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(`${pair[index % 2]?.url}${path}`, body(index), headers),
      ),
    )

  test('Twenty logins at two processes fetch one access token', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => codesOf(mock, `person-${index}`)),
    )
    const answers = await twenty(issuePath, (index) => codes[index])
    assert.deepEqual(answers.map(codeOf), Array(20).fill(200))
    assert.equal(await askedAt(mock, '/cgi-bin/stable_token'), 1)
  })

  test('Of twenty exchanges of a ticket at two processes, one gets the user', async () => {
    const ticket = ticketIn(await post(`${pair[0]?.url}${issuePath}`, await codesOf(mock, 'alice')))
    const answers = await twenty(authPath, () => ({ ticket, secret }))
    assert.deepEqual(answers.map(codeOf).sort(), [200, ...Array<number>(19).fill(400)])
  })

  test('A key that both processes get at once has one answer and spends the codes once', async () => {
    const codes = await codesOf(mock, 'bob')
    const answers = await twenty(issuePath, () => codes, { 'idempotency-key': randomUUID() })
    assert.match(ticketIn(answers[0] ?? assert.fail()), /^[\w-]{43}$/)
    assert.equal(new Set(answers.map(ticketIn)).size, 1)
    assert.equal(await askedAt(mock, '/sns/jscode2session'), 1)
  })

  test('Ten logins a minute are those of both processes together', async () => {
    const minute = () => Math.floor(Date.now() / 60_000)
    let started, granted
    do {
      started = minute()
      const person = randomUUID()
      const codes = await Promise.all(Array.from({ length: 20 }, () => codesOf(mock, person)))
      const answers = await twenty(issuePath, (index) => codes[index])
      granted = answers.filter((answer) => codeOf(answer) === 200).length
    } while (started !== minute())
    assert.equal(granted, 10)
  })
}

describe('Two processes and Redis', { skip }, () => {
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined
  before(async () => void (redis = await startRedis()))
  acrossProcesses(() => redis?.url ?? '')

  test('Without Redis it says so, and works again when Redis is back', async () => {
    const own = await startRedis()
    const server = await start({ ...wechatEnv(mock), STORE: own.url })
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
    await own.stop()
    assert.equal((await fetch(`${server.url}/healthz`)).status, 503)
    assert.equal((await post(server.url + issuePath, await codesOf(mock, 'alice'))).status, 500)
    const again = await startRedis({ port: own.port })
    while ((await fetch(`${server.url}/healthz`)).status !== 200) await new Promise(setImmediate)
    assert.equal(codeOf(await post(server.url + issuePath, await codesOf(mock, 'alice'))), 200)
    await again.stop()
    await server.stop()
  })
  after(() => redis?.stop())
})

describe('Two processes and one SQLite file', () => {
  const file = join(folder, `${randomUUID()}.db`)
  acrossProcesses(() => `sqlite:${file}`)

  test('Nobody else on the machine may read the file', () => {
    assert.equal(statSync(file).mode & 0o077, 0)
  })
})

describe('A process', () => {
  const store = () => ({ STORE: `sqlite:${join(folder, randomUUID())}.db` })

  test('ends when it is told to, after it answered what it had taken', async () => {
    const server = await start({ ...wechatEnv(mock), ...store() })
    await mock.post('/standin/faults', { kind: 'delay', delay: 1000, times: 1, path: '/sns/' })
    const answer = post(server.url + issuePath, await codesOf(mock, 'alice'))
    while ((await askedAt(mock, '/sns/jscode2session')) === 0) await new Promise(setImmediate)
    const ended = server.stop()
    assert.equal(codeOf(await answer), 200)
    assert.equal(await ended, 0)
  })

  for (const [adapter, envOf] of [
    ['wechat', wechatEnv],
    ['genauth', genauthEnv],
  ] as const) {
    test(`with ${adapter} logs whole logins and refusals without anything secret`, async () => {
      const env = envOf(mock)
      const server = await start({ ...env, ...store(), LOG_LEVEL: 'debug' })
      const headers = { 'idempotency-key': 'a-key-of-this-login' }
      const codes = await codesOf(mock, 'an-openid-of-alice', '13900000001')
      const verifier = 'a-verifier-of-at-least-forty-three-characters'
      const body = { ...codes, code_challenge: verifier }
      const ticket = ticketIn(await post(server.url + issuePath, body, headers))
      const asked = { ticket, secret, code_verifier: verifier }
      const user = JSON.parse(
        String((await post(server.url + authPath, asked)).body['data']),
      ) as Answer
      assert.equal(user['phone'], '13900000001')
      // Refusals of every kind, and what parsers trip over.
      await post(server.url + issuePath, body)
      await post(`${server.url}${authPath}?ticket=${ticket}&secret=${secret}`, {})
      await post(server.url + issuePath, `{"wxLoginInfo":{"code":"${codes.wxLoginInfo.code}"`)
      await post(`${server.url}/nowhere?ticket=${ticket}`, body)
      await mock.post('/standin/faults', {
        kind: 'status',
        statusCode: 200,
        times: 1,
        body: '{"openid":"an-openid-of-alice',
      })
      await post(server.url + issuePath, await codesOf(mock, 'an-openid-of-alice'))
      await server.stop()
      const log = server.lines.join('\n')
      assert.match(log, /"route":"\/oauth\/app2wxapp\/ticket\/:userPoolId","status":200/)
      assert.match(log, /"reason":"bad_secret"/)
      const secrets = [
        ticket,
        verifier,
        secret,
        'a-key-of-this-login',
        'an-openid-of-alice',
        '13900000001',
        codes.wxLoginInfo.code,
        codes.wxPhoneInfo.code,
        ...['_id', 'unionid', 'token'].map((key) => user[key] ?? ticket),
        ...Object.values(fieldsOf(user['genauth'])).filter((value) => String(value).length > 30),
        ...Object.entries(env).flatMap(([name, value]) =>
          name.endsWith('_SECRET') ? [value] : [],
        ),
      ]
      assert.deepEqual(
        secrets.filter((each) => log.includes(String(each))),
        [],
      )
    })
  }
})

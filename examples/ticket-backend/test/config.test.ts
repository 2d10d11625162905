import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { readConfig, type Variable } from '../src/config'
import {
  Bench,
  ecKey,
  folder,
  genauthEnv,
  keyFile,
  run,
  startRedis,
  skip,
  startTestbed,
  type Testbed,
  wechatEnv,
} from './bench'

let mock: Testbed
before(async () => void (mock = await startTestbed()))
after(() => mock.genauth.close())

const ROUND = ' x'
const origins = [
  'login.example',
  'ftp://login.example',
  'http://login.example',
  'http://127.0.0.1.evil.example',
  'https://login.example/',
  'https://login.example/login',
  'https://login.example?a',
  'https://me@login.example',
  'https://LOGIN.example',
  'https://',
]
const numbers = (low: string, high: string) => [
  low,
  high,
  '-1',
  '1.5',
  '1e2',
  '0x10',
  'true',
  'many',
]
const flags = ['1', 'yes', 'True', 'TRUE', 'maybe']

/** Every variable of the server; what is wrong in any of them is found before it starts, or when it does, below. */
const wrongValues: Record<Variable, readonly string[]> = {
  HOST: [ROUND],
  PORT: numbers('65536', '99999'),
  TRUST_PROXY: [
    'everybody',
    'true',
    'dead',
    '1.2.3',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::1/129',
    '10.0.0.0/',
    '::1,,::1',
  ],
  ISSUER: origins,
  USER_POOL_ID: ['62e2', '62E221F85F5AC5CC47037A39', '62e221f85f5ac5cc47037a390'],
  POOL_SECRET: ['too-short', `"${'x'.repeat(40)}"`],
  EXCHANGE_NEEDS_SECRET: flags,
  SIGNING_KEY_FILES: [ROUND],
  STORE: ['postgres://x', 'sqlite:', 'redis', 'ticket-backend.sqlite'],
  TICKET_SECONDS: numbers('9', '601'),
  REQUESTS_PER_MINUTE: numbers('0', '1000001'),
  LOGINS_PER_MINUTE: numbers('0', '1000001'),
  LOG_LEVEL: ['trace', 'INFO', 'warning'],
  ADAPTER: ['constructor', 'WeChat', 'both'],
  WECHAT_APP_ID: ['wx12', 'gh_1234567890abcdef', 'wx1234567890abcdef0', 'wx1234567890ABCDEF'],
  WECHAT_APP_SECRET: [ROUND],
  WECHAT_URL: origins,
  LOGIN_ONLY: flags,
  GENAUTH_URL: origins,
  GENAUTH_APP_ID: ['my app', '62e2'],
  GENAUTH_APP_SECRET: [ROUND],
  GENAUTH_AUTH_METHOD: ['none', 'post'],
  GENAUTH_CONNECTION: ['Mini Login', 'mini_login', 'x'.repeat(32)],
  GENAUTH_HEADERS: ['authing', 'x-authing-'],
}
const envOf = (name: string) => (name.startsWith('GENAUTH_') ? genauthEnv : wechatEnv)(mock)

test('The configurations that the wrong values are tried in are right', () => {
  for (const env of [wechatEnv(mock), genauthEnv(mock)]) readConfig(env)
})

for (const [name, values] of Object.entries(wrongValues)) {
  test(`${name}: each wrong value is refused by its name, and not repeated`, () => {
    for (const value of [...values, ` ${envOf(name)[name] ?? 'x'}`]) {
      assert.throws(
        () => readConfig({ ...envOf(name), [name]: value }),
        (error: Error) => {
          const [, line = '', ...more] = error.message.split('\n')
          assert.match(line, new RegExp(`^  ${name} (is wrong: |begins or ends with )`), value)
          assert.deepEqual(more, [], value)
          if (value.length > 9) assert.ok(!line.includes(value), value)
          return true
        },
      )
    }
  })
}

test('What has no default is missed by its name, also if it is empty', () => {
  for (const [env, names] of [
    [
      wechatEnv(mock),
      [
        'ADAPTER',
        'ISSUER',
        'USER_POOL_ID',
        'POOL_SECRET',
        'SIGNING_KEY_FILES',
        'WECHAT_APP_ID',
        'WECHAT_APP_SECRET',
      ],
    ],
    [genauthEnv(mock), ['GENAUTH_URL', 'GENAUTH_APP_ID', 'GENAUTH_CONNECTION']],
  ] as const) {
    for (const name of names) {
      assert.throws(
        () => readConfig({ ...env, [name]: '' }),
        new RegExp(`^Error: Configuration:\n  ${name} is missing: `),
      )
    }
  }
})

test('A variable of the other adapter is refused', () => {
  const line =
    /^Error: Configuration:\n {2}GENAUTH_APP_ID is set, but belongs to the other ADAPTER$/
  assert.throws(() => readConfig({ ...wechatEnv(mock), GENAUTH_APP_ID: 'x' }), line)
})

for (const [wrong, said] of [
  [{ SIGNING_KEY_FILES: `${ecKey},/no/such/file` }, /SIGNING_KEY_FILES: \/no\/such\/file .*ENOENT/],
  [
    { SIGNING_KEY_FILES: keyFile('ec', 'P-384') },
    /SIGNING_KEY_FILES: .* is no private key of EC P-256/,
  ],
  [{ STORE: 'sqlite:/no/such/folder/state.sqlite' }, /^Error: STORE: cannot be opened \(ENOENT\)$/],
  [{ STORE: `sqlite:${ecKey}` }, /^Error: STORE: cannot be opened \(SQLITE_NOTADB\)$/],
  [{ STORE: 'redis://127.0.0.1:1' }, /^Error: STORE: cannot be opened \(ECONNREFUSED\)$/],
  [{ STORE: 'redis://127.0.0.1:99999' }, /^Error: STORE: cannot be opened \(ERR_INVALID_URL\)$/],
] as const) {
  test(`${JSON.stringify(wrong).slice(0, 60)} does not start`, async () => {
    const store = { STORE: `sqlite:${join(folder, randomUUID())}.db` }
    await assert.rejects(new Bench().start({ ...genauthEnv(mock), ...store, ...wrong }), said)
  })
}

test('A Redis that wants a password, or another one, is no store', { skip }, async () => {
  const redis = await startRedis({ password: 'the-right-one' })
  for (const [url, problem] of [
    [redis.url, 'NOAUTH'],
    [redis.url.replace('//', '//:a-wrong-one@'), 'WRONGPASS'],
  ] as const) {
    const said = new RegExp(`^Error: STORE: cannot be opened \\(${problem} [^:]*\\)$`)
    await assert.rejects(new Bench().start({ ...wechatEnv(mock), STORE: url }), said)
  }
  await redis.stop()
})

test('A process says every mistake, and where it cannot listen, and ends with 1', async () => {
  const store = { STORE: 'sqlite::memory:' }
  for (const [wrong, said] of [
    [
      { PORT: 'x', WECHAT_APP_ID: '' },
      /^Configuration:\n {2}PORT is wrong: .*\n {2}WECHAT_APP_ID is missing: .*$/,
    ],
    [
      { HOST: '203.0.113.7' },
      /^HOST, PORT: cannot listen at 203\.0\.113\.7, port 0 \(EADDRNOTAVAIL\)$/,
    ],
  ] as const) {
    const env = { ...wechatEnv(mock), ...store, ...wrong }
    const server = await run('node', ['--import', 'tsx', 'src/main.ts'], /never/, env)
    assert.match(await server.ready.then(assert.fail, (error: Error) => error.message), said)
    assert.equal(server.child.exitCode, 1)
  }
})

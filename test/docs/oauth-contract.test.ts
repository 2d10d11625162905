import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { startOAuthBackend } from '../../examples/oauth-contract/backend'
import { oauth } from '../../examples/oauth-contract/miniprogram/contracts/oauth'
import { relay } from '../../miniprogram/contracts/relay'
import { systemClock } from '../../tools/standins/genauth/clock'
import { WeChatServer } from '../../tools/standins/genauth/wechat-server'
import { type Bench, benchOf, settle } from '../unit/session/bench'
import { blocksOf, readDoc } from './markdown'

/** Logs in by the contract of docs/adapting.md, against its backend. */
const root = join(__dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const guide = blocksOf(readDoc('adapting.md'))
const page = blocksOf(read('examples/oauth-contract/docs/contract.md'))

function example(name: string): string {
  const found = [...guide, ...page].find(({ mark }) => mark === `example: ${name}`)
  if (!found) throw new Error(`no example ${name}`)
  return found.text
}

const shown = (verb: string) =>
  [...guide]
    .filter(({ mark = '' }) => mark.startsWith(`${verb}: `))
    .map(({ mark = '', text }): [string, string] => [mark.replace(`${verb}: `, ''), text])

it.each(shown('file'))('shows all of %s', (file, text) => expect(`${text}\n`).toBe(read(file)))

it.each(shown('from'))('shows a part of %s', (file, text) => expect(read(file)).toContain(text))

const wechat = new WeChatServer(systemClock)
let backend: Awaited<ReturnType<typeof startOAuthBackend>>

beforeAll(async () => {
  backend = await startOAuthBackend(wechat)
})
afterAll(() => backend.close())

const contract = oauth({ clientIds: ['maple-app'], path: '/oauth/wechat' })

function launch(path: string, contracts = [relay(), contract]): Bench {
  const bench = benchOf({ contracts })
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]))
  bench.wechat.entered = { path: 'routes/explore', query, scene: 1069 }
  bench.session.open()
  return bench
}

/** Shares the phone number, and takes what is posted to the backend; gives the result for the app. */
async function logIn(bench: Bench, loginCode = wechat.issueLoginCode('alice')): Promise<string> {
  bench.session.agreeAndTapLogin()
  bench.session.answerPhone({ code: wechat.issuePhoneCode('alice') })
  bench.wechat.logins[0]?.resolve(loginCode)
  await settle()
  const [post] = bench.wechat.posts
  if (post) {
    const { pathname } = new URL(post.url)
    const [headers, body] = [post.headers, JSON.stringify(post.body)]
    const answer = await fetch(backend.url + pathname, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    post.resolve({ status: answer.status, body: await answer.json() })
    await settle()
  }
  return resultOf(bench)
}

function resultOf({ session: { phase } }: Bench): string {
  if (!('appParameter' in phase)) throw new Error(`no result: ${phase.name}`)
  return phase.appParameter
}

/** The app's exchange of the code for tokens, as the guide shows it. */
async function exchange(code: string, changed: Record<string, string> = {}) {
  const form = new URLSearchParams(example('token').split('\n\n')[1]?.replace('CODE', code))
  Object.entries(changed).forEach(([name, value]) => form.set(name, value))
  const answer = await fetch(`${backend.url}/oauth/token`, { method: 'POST', body: form })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

async function authorizationCode(): Promise<string> {
  const result = await logIn(launch(example('launch oauth')))
  expect(result.replace(/code=[\w-]+/, 'code=CODE')).toBe(example('result oauth'))
  return new URLSearchParams(result).get('code') ?? ''
}

it('gives the app a code for tokens of the person', async () => {
  expect(await exchange(await authorizationCode())).toEqual({
    status: 200,
    body: {
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'Bearer',
      phone_number: expect.stringMatching(/^139\d{8}$/),
    },
  })
})

it('gives a code that is worth nothing without the verifier, and then nothing at all', async () => {
  const code = await authorizationCode()
  const thief = await exchange(code, { code_verifier: 'x'.repeat(43) })
  const refused = { status: 400, body: { error: 'invalid_grant' } }
  expect([thief, await exchange(code)]).toEqual([refused, refused])
})

it('tells the app that the backend refused', async () => {
  const result = await logIn(launch(example('launch oauth')), 'a-code-of-nobody')
  expect(result).toBe(example('result-refused oauth'))
})

it('is refused without a challenge, and gets no codes by relay', async () => {
  const bench = launch('/routes/explore?client_id=maple-app&state=s1')
  expect(await logIn(bench)).toBe('error=invalid_request&state=s1')
  expect([bench.wechat.logins, bench.wechat.posts]).toEqual([[], []])
})

it('leaves launches that name nothing to relay, which gets all if the contract is not enabled', async () => {
  for (const bench of [launch(''), launch(example('launch oauth'), [relay()])]) {
    expect(JSON.parse(await logIn(bench, 'login-1'))).toMatchObject({ code: 'login-1' })
    expect(bench.wechat.posts).toEqual([])
  }
})

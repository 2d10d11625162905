import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { startOAuthBackend } from '../../examples/oauth-contract/backend'
import { systemClock } from '../../tools/standins/genauth/clock'
import { WeChatServer } from '../../tools/standins/genauth/wechat-server'
import { blocksOf, readDoc } from './markdown'
import { Scratch } from './scratch'
import { launchIn } from './scratch-launch'

/** Does what docs/adapting.md says of another backend, on a copy, and logs in there. */
const doc = readDoc('adapting.md')
const root = join(__dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const marked = (verb: string) =>
  blocksOf(doc)
    .filter(({ mark = '' }) => mark.startsWith(`${verb}: `))
    .map(({ mark = '', text }): [string, string] => [mark.replace(`${verb}: `, ''), text])
const examples = new Map(marked('example'))
const example = (name: string) => examples.get(name) ?? name

const CONTRACT = 'miniprogram/contracts/oauth.ts'
const DEPLOYMENT = 'miniprogram/deployment.ts'
const SOURCE = read(`examples/oauth-contract/${CONTRACT}`)

describe('a file in the guide', () => {
  it('is there', () =>
    expect(marked('file').map(([file]) => file)).toContain(`examples/oauth-contract/${CONTRACT}`))

  it.each(marked('file'))('%s is all of it', (file, text) => {
    expect(`${text}\n`).toBe(read(file))
  })

  it.each(marked('from'))('%s holds what is shown of it', (file, text) => {
    expect(read(file)).toContain(text)
  })
})

let scratch: Scratch
const wechat = new WeChatServer(systemClock)
let backend: Awaited<ReturnType<typeof startOAuthBackend>>

beforeAll(async () => {
  backend = await startOAuthBackend(wechat)
  scratch = new Scratch()
  scratch.write(CONTRACT, SOURCE)
  const changes = new Map(marked('change'))
  scratch.change(DEPLOYMENT, changes.get(DEPLOYMENT) ?? '')
  scratch.replace(DEPLOYMENT, 'http://127.0.0.1:9430', backend.url)
})

afterAll(async () => {
  scratch.remove()
  await backend.close()
})

describe('the contract, where the guide puts it,', () => {
  it('passes the type check, with the deployment that names it', () => {
    expect(scratch.typeErrors()).toEqual([])
  })

  it('passes lint', () => {
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js')
    const options = ['--max-warnings', '0', '--stdin', '--stdin-filename', join(root, CONTRACT)]
    execFileSync(process.execPath, [eslint, ...options], { cwd: root, input: SOURCE })
  })
})

const launch = (path: string, { path: folder } = scratch) => launchIn(folder, path, wechat)

// A session that counts down would go on after the last test.
beforeEach(() => void jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'setImmediate'] }))
afterEach(() => void jest.useRealTimers())
afterAll(() => ['wx', 'App'].forEach((name) => Reflect.deleteProperty(globalThis, name)))

/** The last blank line parts head and body. */
const bodyOf = (http: string) => http.split('\n\n').at(-1) ?? ''

async function exchange(code: string, changed: Record<string, string> = {}) {
  const form = new URLSearchParams(bodyOf(example('token')).replace('CODE', code))
  Object.entries(changed).forEach(([name, value]) => form.set(name, value))
  const answer = await fetch(`${backend.url}/oauth/token`, { method: 'POST', body: form })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** Logs in as the guide launches it, and gives the authorization code. */
async function authorizationCode(): Promise<string> {
  const { logIn, result } = launch(example('launch'))
  await logIn()
  return new URLSearchParams(result()).get('code') ?? ''
}

describe('a login by it', () => {
  it('gives the app a code for tokens of the person', async () => {
    const { status, body } = await exchange(await authorizationCode())
    expect([status, body['token_type'], body['phone_number']]).toEqual([
      200,
      'Bearer',
      expect.stringMatching(/^139\d{8}$/),
    ])
  })

  it('posts and returns what the guide shows', async () => {
    const { codes, logIn, result } = launch(example('launch'))
    await logIn()
    const [posted] = backend.posted.slice(-1)
    const shown = JSON.parse(bodyOf(example('post'))) as { agreements: { agreedAt: string }[] }
    const agreements = shown.agreements.map((agreement) => ({
      ...agreement,
      agreedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    }))
    const both = { login_code: codes.login, phone_code: codes.phone }
    expect(posted).toEqual({ ...shown, ...both, agreements })
    expect(result()?.replace(/code=[\w-]+/, 'code=CODE')).toBe(example('result'))
  })

  it('is worth nothing without the verifier, and then nothing at all', async () => {
    const code = await authorizationCode()
    const thief = await exchange(code, { code_verifier: 'x'.repeat(43) })
    const holder = await exchange(code)
    expect([thief, holder]).toEqual(
      Array(2).fill({ status: 400, body: { error: 'invalid_grant' } }),
    )
  })

  it('tells the app when the person said no', () => {
    const { session, result } = launch(example('launch'))
    session.decline()
    expect(result()).toBe(example('result-denied'))
  })

  it('tells the app when the backend said no', async () => {
    const { logIn, result } = launch(example('launch'))
    wechat.errcode = 40226
    await logIn()
    wechat.errcode = null
    expect(result()).toBe(example('result-denied'))
  })

  it('is refused without a challenge, and gets no codes by relay', () => {
    const posts = backend.posted.length
    const { session, result } = launch('/routes/explore?client_id=maple-app&state=s1')
    session.agreeAndTapLogin()
    expect([session.phase.name, result()]).toEqual(['failed', 'error=invalid_request&state=s1'])
    expect(backend.posted.length).toBe(posts)
  })

  it('leaves relay to those who name nobody', async () => {
    const { codes, logIn, result } = launch('/routes/explore')
    await logIn()
    expect(result()).toBe(`{"code":"${codes.login}","phoneInfoCode":"${codes.phone}"}`)
  })
})

it('is answered by relay where the deployment does not name it, as the guide warns', () => {
  const unchanged = new Scratch()
  const { session, result } = launch(example('launch'), unchanged)
  unchanged.remove()
  session.decline()
  expect([session.needsPhone, result()]).toEqual([true, ''])
})

import { randomUUID } from 'node:crypto'
import { acceptLaunches } from '../../miniprogram/contracts/accept'
import { miniProgram } from '../../miniprogram/wechat/mini-program'
import { readAsGuardAndroid } from '../../tools/workbench/app/sample-parsers'
import { type Genauth, startGenauth } from '../../tools/standins/genauth/start'
import { maple } from '../../tools/standins/genauth/testbed'
import { shipped } from '../unit/contracts/shipped'
import { type Bench, benchOf, settle, tenant } from '../unit/session/bench'
import { blocksOf, cell, readDoc, rowsWith } from './markdown'

/** Runs every example of docs/contract.md. An example is a block with `<!-- example: kind contract -->` above it. */
const doc = readDoc('contract.md')
const blocks = blocksOf(doc)

const contracts = Object.values(shipped)
const names = Object.keys(shipped)
const posting = names.filter((name) => blocks.some(({ mark }) => mark === `example: post ${name}`))
/** Those that the mock backend answers. */
const mocked = ['ticket', 'signin']

/** The examples that a test below asked for. */
const run = new Set<string>()

function example(kind: string, contract: string): string {
  const mark = `example: ${kind} ${contract}`
  const found = blocks.filter((block) => block.mark === mark)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} blocks are ${mark}`)
  run.add(mark)
  return found[0].text
}

function lines(kind: string, contract: string): string[] {
  return example(kind, contract).split('\n')
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>

/** A launch as WeChat hands it over, from the path that an app gave. */
function launched(pathAndQuery: string): Bench {
  const [path = '', search = ''] = pathAndQuery.split('?')
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query = Object.fromEntries(pairs.map((pair) => pair.split('=')))
  const bench = benchOf({ contracts })
  Object.assign(bench.wechat, { uniqueKey: () => 'KEY' })
  bench.wechat.entered = { path, query, scene: 1069, referrerInfo: { appId: 'wx1' } }
  bench.session.open()
  return bench
}

/** Up to the post, or up to the result where nothing is posted. */
async function tapped(pathAndQuery: string): Promise<Bench> {
  const bench = launched(pathAndQuery)
  bench.session.agreeAndTapLogin()
  bench.session.answerPhone({ code: 'PHONE_CODE' })
  bench.wechat.logins[0]?.resolve('LOGIN_CODE')
  await settle()
  return bench
}

async function answered(pathAndQuery: string, body: unknown): Promise<Bench> {
  const bench = await tapped(pathAndQuery)
  bench.wechat.posts[0]?.resolve({ status: 200, body })
  await settle()
  return bench
}

function resultOf({ session: { phase } }: Bench): string {
  if (!('appParameter' in phase)) throw new Error(`no result: ${phase.name}`)
  return phase.appParameter
}

interface Sent {
  url: string
  method: string
  header: Record<string, string>
  data: unknown
}

/** What went out, as the real port to WeChat sends it, written as HTTP. */
function httpOf({ wechat }: Bench): string {
  const request = wechat.posts[0]
  if (!request || wechat.posts.length !== 1) throw new Error(`${wechat.posts.length} posts`)
  const sent: Sent[] = []
  Object.assign(globalThis, { wx: { request: (options: Sent) => void sent.push(options) } })
  void miniProgram.post(request)
  const { url, method, header, data } = sent[0] as Sent
  const headers = Object.entries(header).map(([name, value]) => `${name}: ${value}`)
  const start = `${method} ${url.replace('https://auth.example.com', '')} HTTP/1.1`
  return [start, ...headers, '', JSON.stringify(data)].join('\n')
}

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'wx')
})

describe.each(names)('the contract %s', (name) => {
  it('is ready for its launch', () => {
    const { session } = launched(example('launch', name))
    expect([session.phase.name, session.needsPhone]).toEqual(['ready', true])
  })

  it('asks for no phone number where the page says so', () => {
    const asked = lines('phoneless', name).map((launch) => {
      const { session } = launched(launch)
      return [session.phase.name, session.needsPhone]
    })
    expect(asked).toEqual(asked.map(() => ['ready', false]))
  })

  it.each(lines('refused', name))('refuses %s before any code is asked for', async (launch) => {
    const { session, wechat } = await tapped(launch)
    expect(session.phase).toMatchObject({ name: 'failed', failure: { kind: 'invalid_launch' } })
    expect([wechat.logins, wechat.posts]).toEqual([[], []])
  })

  it('tells the app of a "no" of the person as on the page', () => {
    const bench = launched(example('launch', name))
    bench.session.decline()
    const said = example('result-denied', name)
    expect(resultOf(bench)).toBe(name === 'relay' ? JSON.parse(said) : said)
  })
})

describe.each(posting)('what %s posts', (name) => {
  it('is the request on the page, to the byte', async () => {
    expect(httpOf(await tapped(example('launch', name)))).toBe(example('post', name))
  })

  it.each(lines('phoneless', name))('is the one without phone for %s', async (launch) => {
    expect(httpOf(await tapped(launch))).toBe(example('post-phoneless', name))
  })
})

describe.each(posting)('what the app gets of %s', (name) => {
  it('on success is the result on the page, to the byte', async () => {
    const bench = await answered(example('launch', name), json(example('answer', name)))
    expect(resultOf(bench)).toBe(example('result', name))
  })

  it('for a no of the backend is the result on the page, to the byte', async () => {
    const bench = await answered(example('launch', name), json(example('answer-refused', name)))
    expect(resultOf(bench)).toBe(example('result-refused', name))
  })
})

describe('the contract ticket', () => {
  it.each(lines('same', 'ticket'))('does the same for %s', async (launch) => {
    const bench = await tapped(launch)
    expect(httpOf(bench)).toBe(example('post', 'ticket'))
    bench.wechat.posts[0]?.resolve({
      status: 200,
      body: json(example('answer', 'ticket')),
    })
    await settle()
    expect(resultOf(bench)).toBe(example('result', 'ticket'))
  })

  it('speaks the language of the launch, and has no state where none was given', async () => {
    const launch = example('launch-english', 'ticket')
    const bench = await answered(launch, json(example('answer', 'ticket')))
    expect(resultOf(bench)).toBe(example('result-english', 'ticket'))
  })
})

describe('the contract relay', () => {
  it('gives the app both codes as on the page, to the byte, and posts nothing', async () => {
    const bench = await tapped(example('launch', 'relay'))
    expect([resultOf(bench), bench.wechat.posts]).toEqual([example('result', 'relay'), []])
  })

  it('gives the app the login code alone where it wants no phone number', async () => {
    const bench = await tapped(example('phoneless', 'relay'))
    expect(resultOf(bench)).toBe(example('result-phoneless', 'relay'))
  })

  it('asks for the login code after the phone code', () => {
    const { session, wechat } = launched(example('launch', 'relay'))
    session.agreeAndTapLogin()
    expect(wechat.logins.length).toBe(0)
    session.answerPhone({ code: 'PHONE_CODE' })
    expect(wechat.logins.length).toBe(1)
  })

  it('gives results that the Guard SDK for Android reads', () => {
    const codes = { kind: 'codes', code: 'LOGIN_CODE' }
    expect(readAsGuardAndroid(example('result', 'relay'))).toEqual({
      ...codes,
      phoneInfoCode: 'PHONE_CODE',
    })
    expect(readAsGuardAndroid(example('result-phoneless', 'relay'))).toEqual(codes)
    const denied = JSON.parse(example('result-denied', 'relay')) as string
    expect(readAsGuardAndroid(denied)).toMatchObject({ kind: 'denied' })
  })
})

describe('a result', () => {
  const rows = rowsWith(doc, 'Seconds').map(
    (row) => [cell(row, 'Contract'), cell(row, 'Answer holds'), row] as const,
  )

  /** The answer of the page, with this of the fields in the table. */
  function answerHolding(name: string, held: string): object {
    if (!posting.includes(name)) return {}
    const whole = json(example('answer', name))
    const fields = rows
      .filter(([of]) => of === name)
      .flatMap(([, holds]) => Object.keys(json(holds)))
    const rest = Object.entries(whole.data ?? whole).filter(([key]) => !fields.includes(key))
    const changed = { ...Object.fromEntries(rest), ...json(held) }
    return 'data' in whole ? { ...whole, data: changed } : changed
  }

  it.each(rows)('of %s with %s expires when the page says', async (name, held, row) => {
    const { session, clock } = await answered(example('launch', name), answerHolding(name, held))
    const seconds = Number(cell(row, 'Seconds'))
    clock.pass(seconds - 1)
    expect(session.phase.name).toBe('signed_in')
    clock.pass(1)
    expect(session.phase).toMatchObject({ name: 'failed', failure: { kind: 'expired' } })
  })

  it('has a row for each contract', () => {
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set(names))
  })
})

describe('a launch', () => {
  const parameters = new Set(rowsWith(doc, 'Parameter').map((row) => cell(row, 'Parameter')))

  /** The keys of the query that the contracts look at. */
  function keysRead(pathAndQuery: string): string[] {
    const seen = new Set<string>()
    const [, search = ''] = pathAndQuery.split('?')
    const given = Object.fromEntries(search.split('&').map((pair) => pair.split('=')))
    const query = new Proxy<Record<string, string>>(given, {
      get: (values, key) => {
        seen.add(String(key))
        return values[String(key)]
      },
    })
    const accept = acceptLaunches([{ ...tenant, contracts }], false)
    accept({ query, scene: 1069, appId: 'wx1' })
    return [...seen]
  }

  it.each(names)('of %s is read by parameters of the table and no others', (name) => {
    const read = keysRead(example('launch', name))
    expect(read).toContain('state')
    expect(read.filter((key) => !parameters.has(key))).toEqual([])
  })

  it('has every parameter of the table in an example', () => {
    const launches = blocks.map(({ text }) => text).join('\n')
    const missing = [...parameters].filter((key) => !launches.includes(`${key}=`))
    expect(missing).toEqual([])
  })
})

describe('the mock backend', () => {
  let genauth: Genauth

  beforeAll(async () => {
    genauth = await startGenauth({ port: 0, tenants: [maple] })
  })

  afterAll(() => genauth.close())

  async function code(kind: 'login' | 'phone'): Promise<string> {
    const answer = await fetch(`${genauth.url}/standin/wechat/${kind}-codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    return ((await answer.json()) as { code: string }).code
  }

  /** Sends an example, with live values for what it only names. */
  async function send(http: string, live: Record<string, string> = {}) {
    const values: Record<string, string> = {
      LOGIN_CODE: await code('login'),
      PHONE_CODE: await code('phone'),
      POOL_SECRET: maple.poolSecret,
      ...live,
    }
    const filled = http
      .replace(/\b[A-Z]+_?[A-Z]+\b(?=")/g, (name) => values[name] ?? name)
      .replace('idempotency-key: KEY', `idempotency-key: ${randomUUID()}`)
    const [head = '', body = ''] = filled.split('\n\n')
    const [start = '', ...headers] = head.split('\n')
    const [method = '', path = ''] = start.split(' ')
    const answer = await fetch(genauth.url + path, {
      method,
      headers: Object.fromEntries(headers.map((line) => line.split(': '))) as Record<
        string,
        string
      >,
      body,
    })
    return (await answer.json()) as Record<string, unknown>
  }

  /** Keys and types, all the way down. */
  function shapeOf(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return typeof value
    const entries = Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)] as const)
    return Object.fromEntries(entries)
  }

  it.each(mocked)('answers what %s posts in the shape on the page', async (name) => {
    const answer = await send(example('post', name))
    expect(shapeOf(answer)).toEqual(shapeOf(json(example('answer', name))))
    expect(answer.message).toBe(json(example('answer', name)).message)
  })

  it.each(mocked)('answers what %s posts without phone in the shape on the page', async (name) => {
    const answer = await send(example('post-phoneless', name))
    expect(shapeOf(answer)).toEqual(shapeOf(json(example('answer', name))))
  })

  it("answers the ticket's exchange by the app's server as on the page", async () => {
    const { data } = await send(example('post', 'ticket'))
    const { ticket } = data as { ticket: string }
    const answer = await send(example('app-post', 'ticket'), { TICKET: ticket })
    const shown = json(example('app-answer', 'ticket'))
    expect({ ...answer, data: '' }).toEqual({ ...shown, data: '' })
    const user = json(answer.data as string)
    const types = shapeOf(json(shown.data as string))
    expect(shapeOf(user)).toMatchObject(types as Record<string, unknown>)
  })

  it("does not exchange the page's ticket for another verifier", async () => {
    const { data } = await send(example('post', 'ticket'))
    const { ticket } = data as { ticket: string }
    const wrong = example('app-post', 'ticket').replace('dBjft', 'xxxxx')
    expect(await send(wrong, { TICKET: ticket })).not.toMatchObject({ code: 200 })
  })

  it('logs the app in that posts the relayed codes as on the page', async () => {
    expect(await send(example('app-post', 'relay'))).toMatchObject({ code: 200 })
  })
})

describe('the page', () => {
  it('marks every block, as an example or as one that is not run', () => {
    const unmarked = blocks.filter(({ mark = '' }) => !/^(example|not run): /.test(mark))
    expect(unmarked).toEqual([])
  })

  /** The last test of the file: by now each example was asked for by one that runs it. */
  it('has no example that no test ran', () => {
    const marks = blocks.map(({ mark = '' }) => mark)
    expect(marks.filter((mark) => mark.startsWith('example: ') && !run.has(mark))).toEqual([])
  })
})

import { genauthPublicConfig } from '../../../miniprogram/branding/genauth'
import { LoginFailure } from '../../../miniprogram/failure'
import { type PageData, pageData } from '../../../miniprogram/session/page-data'
import { entryOf } from '../../../miniprogram/wechat/log'
import { FakeWeChat, type GivenAnswer } from '../wechat/fake-wechat'
import { benchOf, everyContract, settle } from './bench'

/** Whole logins: where codes, tokens and a phone number may be, and that they are nowhere else. */
const LOGIN_CODE = 'SECRET-login-code'
const PHONE_CODE = 'SECRET-phone-code'
const TICKET = 'SECRET-ticket'
const TOKEN = 'SECRET-token'
const PHONE = 'SECRET-phone-number'

const launches = {
  ticket: { userPoolId: 'pool1', getPhone: '1', state: 's1' },
  signin: { appId: 'app1', getPhone: '1', state: 's1' },
  relay: { state: 's1' },
}

/** Both envelopes at once, and more than either documents. */
const data = { ticket: TICKET, access_token: TOKEN, phone: PHONE, sessionKey: TOKEN }
const yes: GivenAnswer = { status: 200, body: { code: 200, statusCode: 200, phone: PHONE, data } }
const no = { message: 'no', phone: PHONE, code_echoed: LOGIN_CODE, data }

const answers: Record<string, GivenAnswer | LoginFailure> = {
  'a yes': yes,
  'a no': { status: 403, body: { ...no, apiCode: 2005 } },
  'a no under HTTP 200': { status: 200, body: { ...no, code: 2004, statusCode: 499 } },
  'an envelope without what it should hold': { status: 200, body: { code: 200, phone: PHONE } },
  'a page of errors': { status: 502, body: `<html>${LOGIN_CODE} ${PHONE_CODE} ${TOKEN}` },
  'a broken connection': new LoginFailure('connection_lost'),
  'an error that nobody foresaw': new LoginFailure('bad_answer', {}, new TypeError(TOKEN)),
}

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const

/** A WeChat that writes down what it was told, codes in posts alone excepted: there they belong. */
class NotingWeChat extends FakeWeChat {
  readonly stores: [string, object][] = []
  override store = (key: string, value: object) => {
    this.stores.push([key, value])
    this.storage[key] = value
    return undefined
  }

  get noted(): unknown {
    const posts = this.posts.map(({ url, headers }) => ({ url, headers }))
    return [this.stores, this.storage, this.opened, posts, this.gets.map(({ url }) => url)]
  }
}

async function logIn(query: Record<string, string>, answer: GivenAnswer | LoginFailure) {
  const changed = {
    contracts: everyContract,
    publicConfig: genauthPublicConfig({ appId: 'app1' }),
    businessDomains: ['https://example.com'] as const,
  }
  const bench = benchOf(changed, new NotingWeChat())
  const wechat = bench.wechat as NotingWeChat
  const { session, clock } = bench
  const pages: PageData[] = []
  const failures: LoginFailure[] = []
  const note = () => {
    const { phase } = session
    pages.push(pageData(session))
    if (phase.name === 'failed') failures.push(phase.failure)
  }
  wechat.entered = { query, scene: 1069 }
  session.open()
  wechat.gets[0]?.resolve({ status: 200, body: yes.body, retryAfter: undefined })
  session.documents.open('https://example.com/terms')
  session.agreeAndTapLogin()
  note()
  session.answerPhone({ code: PHONE_CODE, encryptedData: PHONE, errMsg: 'getPhoneNumber:ok' })
  wechat.logins[0]?.resolve(LOGIN_CODE)
  await settle()
  note()
  const [post] = wechat.posts
  if (answer instanceof LoginFailure) post?.reject(answer)
  else post?.resolve(answer)
  await settle()
  note()
  const { phase } = session
  const result = 'appParameter' in phase ? phase.appParameter : ''
  session.documents.open('https://example.com/terms')
  session.failReturn({ errMsg: 'invalid scene' })
  note()
  clock.pass(8000)
  note()
  session.confirmReturn()
  note()
  return { wechat, pages, failures, result }
}

const kinds = Object.keys(launches) as (keyof typeof launches)[]
const cases = kinds.flatMap((kind) =>
  Object.entries(answers)
    // Relay posts nothing that could be answered.
    .slice(0, kind === 'relay' ? 1 : undefined)
    .map(([name, answer]) => [kind, name, answer] as const),
)

let said: unknown[]

beforeEach(() => {
  said = []
  for (const level of LEVELS)
    jest.spyOn(console, level).mockImplementation((...words) => void said.push(words))
})
afterEach(() => void jest.restoreAllMocks())

/** What of it is a secret. Errors are read with their stack. */
function secretsIn(value: unknown): string[] {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Error || inner instanceof LoginFailure
      ? { ...inner, message: inner.message, stack: inner.stack }
      : inner,
  )
  return [...new Set(text.match(/SECRET[\w-]*/g) ?? [])]
}

describe.each(cases)('a login by %s that gets %s', (kind, _name, answer) => {
  it('keeps no code, token or phone number on the device, and names none in an address', async () => {
    const { wechat } = await logIn(launches[kind], answer)
    expect(wechat.stores.length).toBeGreaterThan(0)
    expect(secretsIn(wechat.noted)).toEqual([])
  })

  it('has none in the log, in an error or in the console', async () => {
    const { failures, wechat } = await logIn(launches[kind], answer)
    expect(failures.length).toBeGreaterThan(0)
    expect(wechat.reported).toEqual(expect.arrayContaining(failures))
    const ours = failures.map(({ kind: name, details, message }) => [name, details, message])
    expect(secretsIn([ours, said, wechat.reported.map(entryOf)])).toEqual([])
  })

  it('has none on the page, but in the result for the app', async () => {
    const { pages } = await logIn(launches[kind], answer)
    const shown = pages.map((page) => ({ ...page, appParameter: '' }))
    expect(secretsIn(shown)).toEqual([])
  })
})

describe('the result of a login', () => {
  it.each([
    ['ticket', [TICKET]],
    ['relay', [LOGIN_CODE, PHONE_CODE]],
  ] as const)('by %s holds what the app needs and no more', async (kind, allowed) => {
    const { result } = await logIn(launches[kind], yes)
    expect(secretsIn(result)).toEqual(allowed)
  })

  it('by signin holds what the backend put into data, and no code', async () => {
    const { result } = await logIn(launches.signin, yes)
    const held = secretsIn(result)
    expect(held).toContain(TOKEN)
    expect([LOGIN_CODE, PHONE_CODE].filter((code) => held.includes(code))).toEqual([])
  })

  it.each(kinds)('by %s is gone once it expired', async (kind) => {
    const { pages } = await logIn(launches[kind], yes)
    expect(secretsIn(pages.slice(-1))).toEqual([])
  })
})

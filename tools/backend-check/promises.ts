import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from '@sinclair/typebox'
import type { Consent } from '../../miniprogram/contracts/contract'
import { isOk } from '../../miniprogram/contracts/parameters'
import { LoginFailure } from '../../miniprogram/failure'
import { fieldsIn, textIn } from '../../miniprogram/untrusted'
import { faultOf, faultOfResult } from '../contract/check'
import {
  ExchangeGrant,
  SigninGrant,
  SigninRefusal,
  TicketGrant,
  TicketRefusal,
  User,
} from '../contract/messages'
import { error, type Problem, warning } from '../doctor/finding'
import { type Conversation, proofKey, type Reply, TIMEOUT, type Turn } from './conversation'

/** A backend that is asked, and codes to ask it with. */
export interface Asking {
  readonly talk: Conversation
  readonly contract: 'ticket' | 'signin'
  /** @throws NoMoreCodes */
  readonly loginCode: () => Promise<string>
  readonly phoneCode: () => Promise<string>
  readonly expiredCode: () => Promise<string>
  /** Where tickets are exchanged. */
  readonly exchangePath: string
  /** Of the user pool. @throws NotAsked */
  readonly secret: () => string
  /** Whether to wait until a ticket expires. */
  readonly wait: boolean
  /** Whether to log in until it is too often. */
  readonly limit: boolean
}

/** A promise that cannot be asked for: why. */
export class NotAsked extends Error {}

/** One promise of docs/contract.md. */
export interface BackendPromise {
  readonly id: string
  readonly title: string
  readonly fine: string
  readonly of?: Asking['contract']
  readonly problems: (asking: Asking) => Promise<(Problem | undefined)[]>
}

const CONSENT: Consent = {
  ...{ id: 'backend-check', version: '1', lang: 'en' },
  agreedAt: '2026-01-02T03:04:05.000Z',
}

export const promises: readonly BackendPromise[] = [
  {
    id: 'login.codes',
    title: 'both codes',
    fine: 'are granted, with a challenge and proof of consent, as the schema says',
    problems: async (asking) => {
      const turn = await asking.talk.logIn({ ...(await codes(asking)), ...bound(asking) })
      return grantFaults(asking, turn)
    },
  },
  {
    id: 'login.phoneless',
    title: 'login code alone',
    fine: 'is granted: the app asked for no phone number',
    problems: async (asking) => {
      const turn = await asking.talk.logIn({ loginCode: await asking.loginCode() })
      return grantFaults(asking, turn)
    },
  },
  {
    id: 'login.proof',
    title: 'proof of consent',
    fine: 'is taken; one that is malformed is refused',
    problems: async ({ talk, loginCode, contract }) => {
      const good = await talk.logIn({ loginCode: await loginCode(), consents: [CONSENT, CONSENT] })
      const again = await loginCode()
      const posted = {
        ticket: { wxLoginInfo: { code: again }, agreements: 'all' },
        signin: undefined,
      }[contract]
      const bad = posted && (await talk.logIn({ loginCode: again, body: posted }))
      return [
        isGranted(good) ? undefined : error(`is refused: ${saidIn(good)}`, KEEP_PROOF),
        bad && isGranted(bad)
          ? warning('a proof that is no list is taken: what is kept is no proof', KEEP_PROOF)
          : undefined,
      ]
    },
  },
  {
    id: 'codes.once',
    title: 'codes',
    fine: 'work once',
    problems: async (asking) => {
      const given = await codes(asking)
      const first = await asking.talk.logIn(given)
      const second = await asking.talk.logIn(given)
      return [
        wanted(first),
        isGranted(second)
          ? error(
              'the same codes are granted again, with another idempotency-key',
              'Redeem each code at WeChat, once.',
            )
          : undefined,
        ...refusalFaults(asking, second),
      ]
    },
  },
  {
    id: 'codes.unknown',
    title: 'made-up codes',
    fine: 'are refused, with a message',
    problems: async (asking) => refused(asking, await asking.talk.logIn(madeUp())),
  },
  {
    id: 'codes.expired',
    title: 'expired codes',
    fine: 'are refused, with a message',
    problems: async (asking) => {
      const loginCode = await asking.expiredCode()
      return refused(asking, await asking.talk.logIn({ loginCode }))
    },
  },
  {
    id: 'retry.same',
    title: 'the same request again',
    fine: 'with the same idempotency-key gets the same answer',
    problems: async (asking) => {
      const asked = { ...(await codes(asking)), key: randomUUID() }
      const first = await asking.talk.logIn(asked)
      const second = await asking.talk.logIn(asked)
      return [
        wanted(first),
        isSame(first, second) ? undefined : error('gets another answer', KEEP_KEY),
      ]
    },
  },
  {
    id: 'retry.at-once',
    title: 'two of it at once',
    fine: 'get the same answer',
    problems: async ({ talk, loginCode }) => {
      const asked = { loginCode: await loginCode(), key: randomUUID() }
      const [first, second] = await Promise.all([talk.logIn(asked), talk.logIn(asked)])
      return [
        wanted(first),
        isSame(first, second) ? undefined : error('get different answers', KEEP_KEY),
      ]
    },
  },
  {
    id: 'retry.other',
    title: 'another request',
    fine: 'with the same idempotency-key is refused',
    problems: async ({ talk, loginCode }) => {
      const key = randomUUID()
      const first = await talk.logIn({ loginCode: await loginCode(), key })
      const second = await talk.logIn({ loginCode: await loginCode(), key })
      return [wanted(first), isGranted(second) ? error('is granted', KEEP_KEY) : undefined]
    },
  },
  {
    id: 'refusal.language',
    title: 'language',
    fine: 'of a message is that of the headers',
    problems: async ({ talk }) => {
      const said = async (lang: string) => {
        const { reply } = await talk.logIn({ ...madeUp(), lang })
        return textIn(fieldsIn(reply?.body)['message'])
      }
      const [chinese, english] = [await said('zh-CN'), await said('en-US')]
      const fix = 'Read x-authing-lang, or accept-language: the person sees the message.'
      return [
        /\p{Script=Han}/u.test(chinese) ? undefined : error('zh-CN gets no Chinese', fix),
        /\p{Script=Han}/u.test(english) || !english
          ? error('en-US gets no English', fix)
          : undefined,
      ]
    },
  },
  {
    id: 'refusal.malformed',
    title: 'malformed requests',
    fine: 'are refused, and are no errors of the server',
    problems: async (asking) => {
      const bodies = ['{}', '[]', 'null', '{"wxLoginInfo":{"code":7}}', '{"wxLoginInfo":']
      const faults = bodies.map(async (body) => {
        const { reply, outcome } = await asking.talk.logIn({ ...madeUp(), body })
        const fix = 'Check the body before you use it.'
        if (!(outcome instanceof LoginFailure)) return error(`${body} is granted`, fix)
        if (!reply) return error(`${body} gets no answer`, fix)
        return reply.status >= 500 ? error(`${body} gets HTTP ${reply.status}`, fix) : undefined
      })
      return Promise.all(faults)
    },
  },
  {
    id: 'lifetime.told',
    title: 'lifetime',
    fine: 'is told, and short',
    problems: async (asking) => {
      const turn = await asking.talk.logIn({
        loginCode: await asking.loginCode(),
        ...bound(asking),
      })
      const { expiresIn, expires_in, expire_in } = fieldsIn(fieldsIn(turn.reply?.body)['data'])
      const seconds = Number(expiresIn ?? expires_in ?? expire_in)
      return [
        wanted(turn),
        isGranted(turn) && !(seconds > 0)
          ? warning(
              'is not told: the mini program takes its own default',
              'Say expiresIn, in seconds.',
            )
          : undefined,
        asking.contract === 'ticket' && seconds > 300
          ? warning(
              `is ${seconds} s: a ticket waits for one tap`,
              'Let tickets expire after 120 s.',
            )
          : undefined,
      ]
    },
  },
  {
    id: 'ticket.user',
    of: 'ticket',
    title: 'exchange',
    fine: 'gives the user, once',
    problems: async (asking) => {
      const secret = asking.secret()
      const { ticket, verifier } = await issued(asking)
      const asked = { ticket, secret, code_verifier: verifier }
      const first = await asking.talk.redeem(asking.exchangePath, asked)
      const second = await asking.talk.redeem(asking.exchangePath, asked)
      const user = userIn(first)
      return [
        isYes(first) ? undefined : error(`is refused: ${said(first)}`),
        isYes(first) ? fault(faultOf(ExchangeGrant, first.body)) : undefined,
        isYes(first) ? fault(faultOf(User, user), 'the user: ') : undefined,
        isYes(second)
          ? error('a ticket is exchanged twice', 'Delete it before you answer.')
          : undefined,
      ]
    },
  },
  {
    id: 'ticket.secret',
    of: 'ticket',
    title: 'secret of the pool',
    fine: 'is needed for an exchange',
    problems: async (asking) => {
      const secret = asking.secret()
      const wrong = [undefined, '', `${secret}x`]
      const faults = wrong.map(async (other) => {
        const { ticket, verifier } = await issued(asking)
        const asked = { ticket, secret: other, code_verifier: verifier }
        const reply = await asking.talk.redeem(asking.exchangePath, asked)
        const which = other ? 'a wrong one' : 'none'
        return isYes(reply)
          ? error(`${which} is enough`, 'Compare it, in constant time.')
          : undefined
      })
      return Promise.all(faults)
    },
  },
  {
    id: 'ticket.verifier',
    of: 'ticket',
    title: 'code_verifier',
    fine: 'is needed if the launch had a challenge',
    problems: async (asking) => {
      const secret = asking.secret()
      const faults = [undefined, proofKey().verifier].map(async (other) => {
        const { ticket } = await issued(asking)
        const asked = { ticket, secret, code_verifier: other }
        const reply = await asking.talk.redeem(asking.exchangePath, asked)
        const which = other === undefined ? 'none' : 'a wrong one'
        const fix = 'Keep the challenge with the ticket: RFC 7636, 4.6.'
        return isYes(reply) ? error(`${which} is enough`, fix) : undefined
      })
      return Promise.all(faults)
    },
  },
  {
    id: 'lifetime.kept',
    of: 'ticket',
    title: 'ticket',
    fine: 'expires when it was told',
    problems: async (asking) => {
      const secret = asking.secret()
      if (!asking.wait) throw new NotAsked('takes its time: --wait')
      const { ticket, verifier, seconds } = await issued(asking)
      await pause(seconds * 1000 + 1000)
      const asked = { ticket, secret, code_verifier: verifier }
      const reply = await asking.talk.redeem(asking.exchangePath, asked)
      return [isYes(reply) ? error(`is good after ${seconds} s`, 'Compare its age.') : undefined]
    },
  },
  {
    id: 'signin.token',
    of: 'signin',
    title: 'id_token',
    fine: 'is a JWT of the application, and has not expired',
    problems: async (asking) => {
      const { reply } = await asking.talk.logIn({ loginCode: await asking.loginCode() })
      const { id_token } = fieldsIn(fieldsIn(reply?.body)['data'])
      if (id_token === undefined) return []
      const claims = claimsIn(textIn(id_token))
      const missing = ['iss', 'aud', 'sub', 'exp'].filter((name) => claims[name] === undefined)
      const exp = Number(claims['exp']) * 1000
      return [
        missing.length > 0
          ? error(`has no ${missing.join(', ')}`, 'OpenID Connect Core, 2.')
          : undefined,
        exp < Date.now() ? error('has expired') : undefined,
      ]
    },
  },
  {
    // The last one that logs in: it uses up what the backend allows for a while.
    id: 'refusal.limit',
    title: 'logins without end',
    fine: 'are refused as too many, and it says for how long',
    problems: async (asking) => {
      if (!asking.limit) throw new NotAsked('nobody can log in from here for a while: --limit')
      const first = await asking.talk.logIn(madeUp())
      let last = first
      for (let asked = 1; asked < MOST_LOGINS && kindOf(last) === kindOf(first); asked++) {
        last = await asking.talk.logIn(madeUp())
      }
      const fix = 'Answer HTTP 429, and retry-after in seconds.'
      const kind = kindOf(last)
      if (kind === kindOf(first)) {
        return [warning(`${MOST_LOGINS} in a row are all taken`, 'Limit them by address.')]
      }
      return [
        kind === 'too_many_requests' ? undefined : error(`are answered by ${saidIn(last)}`, fix),
        last.reply?.retryAfter
          ? undefined
          : warning('are refused, and it does not say how long', fix),
      ]
    },
  },
  {
    id: 'time.answers',
    title: 'answers',
    fine: 'come in time',
    problems: ({ talk: { replies } }) => {
      const slowest = Math.max(0, ...replies.map(({ milliseconds }) => milliseconds))
      const fix = 'A person waits. Keep connections to WeChat, and its access token.'
      return Promise.resolve([
        replies.length === 0
          ? error('none came at all', 'Start the backend, or correct --host.')
          : undefined,
        slowest > 3000 ? warning(`take up to ${slowest} ms`, fix) : undefined,
      ])
    },
  },
]

const KEEP_PROOF = 'Take agreements: [{id, version, lang, agreedAt}], and keep it with the user.'
const KEEP_KEY = 'Keep the answer by idempotency-key and body, for as long as a code is valid.'

/** More than any one person needs in a minute. */
const MOST_LOGINS = 200

function madeUp() {
  return { loginCode: `0${randomBytes(16).toString('hex').slice(0, 31)}` }
}

async function codes({ loginCode, phoneCode }: Asking) {
  return { loginCode: await loginCode(), phoneCode: await phoneCode(), consents: [CONSENT] }
}

/** The launch of an app that protects its ticket. */
function bound({ contract }: Asking) {
  return contract === 'ticket' ? { query: proofKey().query } : {}
}

/** @throws Error if there is no ticket */
async function issued(asking: Asking) {
  const { verifier, query } = proofKey()
  const turn = await asking.talk.logIn({ loginCode: await asking.loginCode(), query })
  const { ticket, expiresIn } = fieldsIn(fieldsIn(turn.reply?.body)['data'])
  if (!isGranted(turn)) throw new NotAsked(`there is no ticket: ${saidIn(turn)}`)
  return { ticket, verifier, seconds: Number(expiresIn ?? 120) }
}

const isGranted = ({ outcome }: Turn) => !(outcome instanceof LoginFailure)

const kindOf = ({ outcome }: Turn) => (outcome instanceof LoginFailure ? outcome.kind : 'granted')

const isSame = (one: Turn, other: Turn) =>
  one.reply?.status === other.reply?.status && isDeepStrictEqual(one.reply?.body, other.reply?.body)

const isYes = ({ status, body }: Reply) =>
  status >= 200 && status < 300 && (isOk(fieldsIn(body)['code']) || '_id' in fieldsIn(body))

/** What the backend said, without its words: they may hold anything. */
function saidIn({ reply, outcome }: Turn): string {
  if (reply) return said(reply)
  return outcome instanceof LoginFailure ? outcome.kind : 'nothing'
}

function said({ status, body }: Reply): string {
  const { code, statusCode, apiCode } = fieldsIn(body)
  const named = { code, statusCode, apiCode }
  const numbers = Object.entries(named).filter(([, value]) => /^\d{1,9}$/.test(String(value)))
  return [`HTTP ${status}`, ...numbers.map(([name, value]) => `${name} ${String(value)}`)].join(
    ', ',
  )
}

const wanted = (turn: Turn) =>
  isGranted(turn)
    ? undefined
    : error(
        `the first login is refused: ${saidIn(turn)}`,
        kindOf(turn) === 'too_many_requests'
          ? 'Allow one person more logins, for this.'
          : undefined,
      )

function refused(asking: Asking, turn: Turn): (Problem | undefined)[] {
  const fix = 'Redeem the code at WeChat before anything else.'
  return isGranted(turn) ? [error('are granted', fix)] : refusalFaults(asking, turn)
}

const fault = (text: string | undefined, of = '') =>
  text === undefined ? undefined : error(`${of}${text}`, 'See docs/contract/openapi.yaml.')

function schemasOf(contract: Asking['contract']): { grant: TSchema; refusal: TSchema } {
  return {
    ticket: { grant: TicketGrant, refusal: TicketRefusal },
    signin: { grant: SigninGrant, refusal: SigninRefusal },
  }[contract]
}

function grantFaults({ contract }: Asking, turn: Turn): (Problem | undefined)[] {
  const { reply, outcome } = turn
  if (!reply) return [error(`no answer: ${saidIn(turn)}`, `Answer within ${TIMEOUT / 1000} s.`)]
  if (reply.status >= 300 && reply.status < 400) {
    return [
      error(`HTTP ${reply.status}: a redirect`, 'Answer at the host itself: WeChat follows none.'),
    ]
  }
  const shape = faultOf(schemasOf(contract).grant, reply.body)
  if (outcome instanceof LoginFailure) {
    return [
      error(`is refused: ${saidIn(turn)}`, 'Are the codes of its mini program?'),
      outcome.kind === 'bad_answer' ? fault(shape) : undefined,
    ]
  }
  return [
    fault(shape),
    fault(faultOfResult(contract, outcome.appParameter), 'the result: '),
    /json/.test(reply.type)
      ? undefined
      : warning(`its content-type is no JSON`, 'Send application/json.'),
  ]
}

/** A refusal with HTTP 4xx needs no body of the contract, but without a message the person reads no reason. */
function refusalFaults({ contract }: Asking, turn: Turn): (Problem | undefined)[] {
  const { reply } = turn
  if (!reply) return [error(`get no answer: ${saidIn(turn)}`)]
  if (isGranted(turn)) return []
  if (reply.status >= 500)
    return [error(`get HTTP ${reply.status}`, 'A code that is wrong is no error of the server.')]
  return [fault(faultOf(schemasOf(contract).refusal, reply.body), 'the refusal: ')]
}

function userIn({ body }: Reply): unknown {
  const { data } = fieldsIn(body)
  try {
    return JSON.parse(textIn(data))
  } catch {
    return undefined
  }
}

function claimsIn(token: string) {
  try {
    return fieldsIn(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  } catch {
    return {}
  }
}

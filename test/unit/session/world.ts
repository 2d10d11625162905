import { LoginFailure } from '../../../miniprogram/failure'
import type { PostRequest } from '../../../miniprogram/wechat/wechat'
import type { GivenAnswer } from '../wechat/fake-wechat'
import { type Bench, benchOf, everyContract } from './bench'

/** A launch as an app, or somebody else, may make it. `refused`: no contract may serve it. */
export interface Launching {
  readonly kind: 'ticket' | 'relay' | 'signin' | 'refused'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
  /** The app, if WeChat names it. */
  readonly appId?: string | undefined
}

/** A launch that the session read. */
interface ReadLaunch extends Launching {
  readonly state: string | undefined
  /** Could the app be reached, and is the launch one that is served? */
  readonly served: boolean
}

interface Asked {
  readonly launch: number
  outcome: 'pending' | 'answered' | 'never left'
}

interface Sent extends Asked {
  readonly codes: readonly string[]
  readonly key: string | undefined
  /** Nobody waits for its answer any more; it may come all the same. */
  givenUp: boolean
}

/** A session, its surroundings, and a record of what it did that it does not keep itself. */
export class World {
  readonly bench: Bench = benchOf({ contracts: everyContract })
  readonly launches: ReadLaunch[] = []
  readonly asked: Asked[] = []
  readonly sent: Sent[] = []
  /** Broken promises that are seen at the moment of a call. A session would swallow a throw. */
  readonly broken: string[] = []
  /** The launch that a code was made for. */
  readonly owners = new Map<string, number>()
  /** The app that launched last: the return button leads there. */
  lastApp: string | undefined
  private entered: Launching = { kind: 'refused', path: '', query: {}, scene: 0 }
  private opens = false
  /** The query of the page on screen. */
  private shown: Launching['query'] = {}
  private agreed = false
  private phoneCodes = 0

  constructor() {
    const { wechat } = this.bench
    const { login, post } = wechat
    wechat.stored = () => {
      this.noteLaunch()
      return undefined
    }
    wechat.login = () => {
      this.noteLogin()
      return login()
    }
    wechat.post = (request) => {
      this.notePost(request)
      return post(request)
    }
  }

  get current(): number {
    return this.launches.length - 1
  }

  get launch(): ReadLaunch {
    const launch = this.launches[this.current]
    if (!launch) throw new Error('the session read no launch')
    return launch
  }

  /** After every event: who waits? */
  note(): void {
    if (this.bench.session.phase.name === 'signing_in') return
    for (const sent of this.sent) sent.givenUp = true
  }

  /** WeChat to the front, by an app without a path or by somebody else: the page stays, and so does its query. */
  enter({ scene, appId }: Pick<Launching, 'scene' | 'appId'>): void {
    this.arrive({ kind: 'relay', path: '', query: this.shown, scene, appId })
  }

  /** WeChat to the front, and a page opens for this launch. */
  open(entered: Launching): void {
    this.arrive(entered)
    this.shown = entered.query
    this.opens = true
    this.bench.session.open()
    this.opens = false
  }

  toggleAgreed(): void {
    if (this.bench.session.phase.name === 'ready') this.agreed = !this.agreed
    this.bench.session.toggleConsent(0)
  }

  agreeAndTapLogin(): void {
    if (this.bench.session.phase.name === 'ready') this.agreed = true
    this.bench.session.agreeAndTapLogin()
  }

  givePhone(): void {
    this.phoneCodes += 1
    const code = `phone-${this.phoneCodes}`
    this.owners.set(code, this.current)
    this.bench.session.answerPhone({ errMsg: 'getPhoneNumber:ok', code })
  }

  /** Answers one of the waiting `wx.login`, be it of an older launch. */
  answerLogin(choice: number, failure?: LoginFailure): void {
    const index = pick(this.asked, choice)
    const login = this.bench.wechat.logins[index]
    const asked = this.asked[index]
    if (!login || !asked) return
    asked.outcome = 'answered'
    const code = `login-${index + 1}`
    this.owners.set(code, asked.launch)
    if (failure) login.reject(failure)
    else login.resolve(code)
  }

  /** Grants one of the waiting posts, with a token of its own. */
  grant(choice: number): void {
    const index = pick(this.sent, choice)
    const token = `token-${index + 1}`
    const data = { ticket: token, access_token: token, expiresIn: 60, expires_in: 60 }
    const owner = this.sent[index]
    if (owner) this.owners.set(token, owner.launch)
    this.answerPost(choice, { status: 200, body: { code: 200, statusCode: 200, data } })
  }

  /** Answers one of the waiting posts, be it of an older launch. */
  answerPost(choice: number, answer: GivenAnswer | LoginFailure | Error): void {
    const index = pick(this.sent, choice)
    const post = this.bench.wechat.posts[index]
    const sent = this.sent[index]
    if (!post || !sent) return
    const neverLeft = answer instanceof LoginFailure && answer.kind === 'network_unreachable'
    sent.outcome = neverLeft ? 'never left' : 'answered'
    if (answer instanceof Error || answer instanceof LoginFailure)
      post.reject(answer as LoginFailure)
    else post.resolve(answer)
  }

  private arrive(entered: Launching): void {
    const { path, query, scene, appId } = entered
    this.entered = entered
    if (scene === 1069) this.lastApp = appId
    this.bench.session.enter({ path, query, scene, referrerInfo: { appId } })
  }

  /** The session began a launch. One that no page opened for names nothing. */
  private noteLaunch(): void {
    const entered = this.opens
      ? this.entered
      : { ...this.entered, kind: 'relay' as const, query: {} }
    const served = entered.scene === 1069 && entered.kind !== 'refused'
    this.launches.push({ ...entered, state: entered.query['state'], served })
    this.agreed = false
  }

  private noteLogin(): void {
    if (!this.launch.served) this.broken.push('wx.login for a launch that is not served')
    if (!this.agreed) this.broken.push('wx.login without agreement')
    this.asked.push({ launch: this.current, outcome: 'pending' })
  }

  private notePost({ url, body, headers }: PostRequest): void {
    const codes = codesIn(JSON.stringify(body))
    const launch = this.owners.get(String(codes[0])) ?? -1
    const { kind, served } = this.launches[launch] ?? { kind: 'refused', served: false }
    const sent: Sent = {
      launch,
      outcome: 'pending',
      codes,
      key: headers['idempotency-key'],
      givenUp: false,
    }
    if (codes.some((code) => this.owners.get(code) !== launch)) this.broken.push('mixed codes')
    if (!served) this.broken.push('a post for a launch that is not served')
    if (kind !== (url.includes('/ticket/') ? 'ticket' : 'signin'))
      this.broken.push(`${kind} posted to ${url}`)
    if (
      this.sent.some(
        (other) => other.launch === launch && other.outcome === 'pending' && !other.givenUp,
      )
    )
      this.broken.push('two posts of a launch at once')
    if (!this.maySend(sent)) this.broken.push(`posted again, or too late: ${codes.join(', ')}`)
    this.sent.push(sent)
  }

  /** A code goes out once, for the launch of now; once more only where it provably never left. */
  private maySend({ codes, key, launch }: Sent): boolean {
    const before = this.sent.filter((sent) => sent.codes.some((code) => codes.includes(code)))
    const [first] = before
    if (!first) return launch === this.current
    return before.length === 1 && first.outcome === 'never left' && first.key === key
  }
}

/** Every code and token in a text. */
export function codesIn(text: string): string[] {
  return text.match(/\b(?:login|phone|token)-\d+/g) ?? []
}

/** The place of one that is pending, or -1. */
function pick(all: readonly Asked[], choice: number): number {
  const waiting = all.flatMap(({ outcome }, index) => (outcome === 'pending' ? [index] : []))
  return waiting[choice % waiting.length] ?? -1
}

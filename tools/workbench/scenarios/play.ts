import type { AppContract } from '../app/page/config'
import { readResult } from '../app/page/login'
import type { ExchangeAnswer } from '../app/app-server'
import { jsonObject } from '../app/sample-parsers'
import { type Known, type TenantFacts, tenantFor } from './facts'
import { isRecord, type Phone } from './phone'
import type { Expected, Played, Scenario, ScenarioLaunch, Step } from './scenario'

/** Where a scenario is played. */
export interface Stage extends Known {
  readonly phone: Phone
  /** Sends to a control of the mock backend, such as `/standin/faults`. */
  backend(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<void>
  /** The app's server exchanges what the app read from the result. */
  exchange(tenantId: string, contract: AppContract, result: object): Promise<ExchangeAnswer>
  /** Called before each launch, as it goes out, and each step, for who shows what happens. May take its time. */
  onStep?(step: Step | ScenarioLaunch): void | Promise<void>
}

/** The app that launches, unless the tenant lists one, and one that no tenant lists. */
const APP = 'wx1234567890abcdef'
const OTHER_APP = 'wx0000000000000000'
/** The person in the simulator has it. */
const PHONE_NUMBER = '13800138000'
const FROM_APP = 1069
/** What the last screen is waited for, in milliseconds: a busy machine is slow. */
const PATIENCE = 5_000

/** Plays a scenario to its end screen. Never throws: what goes wrong is a difference. */
export async function play(scenario: Scenario, stage: Stage): Promise<Played> {
  const started = performance.now()
  const { id, expected } = scenario
  const tenant = tenantFor(scenario, stage)
  const ended = (rest: Pick<Played, 'ok' | 'screen' | 'extMsg' | 'differences' | 'skipped'>) => {
    const title = 'en' in tenant ? '' : titleOf(expected, tenant)
    const ms = Math.round(performance.now() - started)
    return { id, ...rest, expected: { ...expected, title }, ms }
  }
  if ('en' in tenant) {
    return ended({ ok: true, skipped: tenant, screen: null, extMsg: null, differences: [] })
  }
  const run = new Run(scenario, tenant, stage)
  try {
    await run.play()
    await run.compare()
  } catch (error) {
    run.differences.push(error instanceof Error ? error.message : String(error))
  }
  const { screen, extMsg, differences } = run
  return ended({ ok: differences.length === 0, screen, extMsg, differences })
}

class Run {
  screen: Played['screen'] = null
  extMsg: string | null = null
  readonly differences: string[] = []

  private readonly scenario: Scenario
  private readonly tenant: TenantFacts
  private readonly stage: Stage

  constructor(scenario: Scenario, tenant: TenantFacts, stage: Stage) {
    this.scenario = scenario
    this.tenant = tenant
    this.stage = stage
  }

  async play(): Promise<void> {
    const { phone } = this.stage
    const { phone: settings, needs, wechat, visits } = this.scenario
    const version = needs.version && `envVersion=${needs.version}`
    await phone.be([settings, version].filter(Boolean).join('&'))
    await phone.renew()
    await this.prepareBackend()
    for (const [name, reply] of Object.entries(wechat ?? {})) {
      await phone.ask('reply', { name, reply })
    }
    for (const { launch, then = [] } of visits) {
      const { path } = launch
      const filled = path === undefined ? launch : { ...launch, path: this.filled(path) }
      await this.stage.onStep?.(filled)
      await phone.ask('launch', this.entryOf(filled))
      // What never comes, or late, is not waited for.
      if (wechat?.['request'] === undefined) await phone.loaded()
      for (const step of then) {
        await this.stage.onStep?.(step)
        await this.do(step)
      }
    }
  }

  private async prepareBackend(): Promise<void> {
    const { stage, tenant, scenario } = this
    const { faults = [], settings, user } = scenario.backend ?? {}
    await stage.backend('DELETE', '/standin')
    // A console knows one name, in one language: here in the person's.
    const named = tenant.publicConfig && { publicConfig: { name: tenant.titles.ready } }
    if (named || settings) {
      await stage.backend('PATCH', '/standin/settings', { ...named, ...settings })
    }
    if (user) {
      const { userPoolId } = tenant
      await stage.backend('POST', '/standin/users', { phone: PHONE_NUMBER, userPoolId, ...user })
    }
    const path = tenant.postPath[scenario.needs.contract]
    for (const fault of faults) await stage.backend('POST', '/standin/faults', { path, ...fault })
  }

  private entryOf({ by, path, scene = FROM_APP }: ScenarioLaunch): object {
    const appId = this.appIdOf(by)
    return {
      scene,
      ...(path === undefined ? {} : { path }),
      ...(appId === undefined ? {} : { appId }),
    }
  }

  private appIdOf(by: ScenarioLaunch['by']): string | undefined {
    if (by === 'app') return this.tenant.launchingAppIds[0] ?? APP
    return by === 'other' ? OTHER_APP : undefined
  }

  private filled(path: string): string {
    const { userPoolId, genauthAppId } = this.tenant
    const encoded = `%${userPoolId.charCodeAt(0).toString(16)}${userPoolId.slice(1)}`
    return path
      .replaceAll('{userPoolId}', userPoolId)
      .replaceAll('{encodedUserPoolId}', encoded)
      .replaceAll('{appId}', genauthAppId)
  }

  private async do(step: Step): Promise<void> {
    const { phone } = this.stage
    const tap = (...ids: string[]) =>
      phone.ask('tap', { selector: ids.map((id) => `#${id}`).join(', ') })
    if (typeof step === 'object') {
      if ('see' in step) return this.see(step.see)
      if ('wait' in step) return void (await phone.ask('advance', { seconds: step.wait }))
      await phone.ask('reply', { name: step.wechat, reply: step.reply })
      return phone.answered()
    }
    switch (step) {
      case 'tick':
        await tap('agree')
        return
      case 'log in':
        await tap('phone', 'login')
        return
      case 'agree and log in':
        await tap('agree-and-phone', 'agree-and-login')
        return
      case 'allow':
        await phone.ask('answer', { surface: 'phone', agree: true })
        await phone.ask('formLeft', { patience: PATIENCE })
        return
      case 'deny':
        await phone.ask('answer', { surface: 'phone', agree: false })
        return
      case 'agree to privacy guide':
        await phone.ask('answer', { surface: 'privacy', agree: true })
        return
      case 'refuse privacy guide':
        await phone.ask('answer', { surface: 'privacy', agree: false })
        return
      case 'not now':
        await tap('not-now')
        return
      case 'close':
        await tap('close-consent')
        return
      case 'try again':
        await tap('retry')
        return
      case 'return':
        await tap('return')
        return
      case 'leave':
        await phone.ask('background')
        return
      case 'quit':
        await phone.ask('quit')
    }
  }

  private async see(phase: string): Promise<void> {
    const screen = screenIn(await this.stage.phone.ask('screen', { phase, patience: PATIENCE }))
    if (screen.phase === phase) return
    throw new Error(`on the way: expected "${phase}", seen "${screen.phase}": ${screen.title}`)
  }

  /** Looks at the last screen and takes the way back to the app, as the row says that it is. */
  async compare(): Promise<void> {
    const { phone } = this.stage
    const { expected } = this.scenario
    const title = titleOf(expected, this.tenant)
    const phase = expected.phase.split(':')[0] ?? ''
    const screen = screenIn(await phone.ask('screen', { phase, title, patience: PATIENCE }))
    this.screen = screen
    this.differ('phase', phase, screen.phase)
    this.differ('title', title, screen.title)
    if (screen.phase === 'ready' && expected.canReturn) await this.do('not now')
    const last = screenIn(
      expected.canReturn && screen.phase === 'ready'
        ? await phone.ask('screen', { phase: 'failed', patience: PATIENCE })
        : await phone.ask('screen', { phase, patience: 0 }),
    )
    this.differ('way back', there(expected.canReturn), there(last.canReturn))
    phone.takeReturned()
    if (last.canReturn && expected.extMsg !== null) await this.goBack(expected)
    if (expected.canRetry !== undefined) {
      this.differ('way to try again', there(expected.canRetry), there(last.canRetry))
    }
    if (!this.isAsked() && phone.hasGivenCodes()) {
      this.differences.push('nobody tapped to log in, and a code was given')
    }
    for (const error of phone.takeErrors())
      this.differences.push(`The mini program threw: ${error}`)
  }

  private async goBack({ extMsg, user }: Expected): Promise<void> {
    const { phone } = this.stage
    await this.do('return')
    const returned = phone.takeReturned()
    this.extMsg = returned?.extMsg ?? null
    const told = this.extMsg ?? 'nothing'
    const pattern = patternOf(extMsg ?? '', this.titleForApp())
    if (!pattern.test(told)) {
      const wanted = (extMsg ?? '').replace('<title>', this.titleForApp())
      this.differ('extMsg', wanted || 'empty', masked(told) || 'empty')
    }
    const [app] = this.scenario.visits
      .flatMap(({ launch: { by } }) => this.appIdOf(by) ?? [])
      .reverse()
    if (app !== undefined) this.differ('app', app, returned?.appId ?? 'none')
    if (user) await this.exchange(told)
  }

  /** The title in `message`, which after "Not now" is that of the next screen. */
  private titleForApp(): string {
    const { phase } = this.scenario.expected
    return this.tenant.titles[phase === 'ready' ? 'failed: access_denied' : phase]
  }

  private async exchange(extMsg: string): Promise<void> {
    const { contract } = this.scenario.needs
    const [, state = ''] = /state"?[=:]"?([\w.~-]+)/.exec(extMsg) ?? []
    const pending = { contract, path: undefined, state, verifier: undefined }
    const result = readResult(extMsg, pending)
    const answer = await this.stage.exchange(this.tenant.id, contract, result)
    if ('failure' in answer) this.differ('exchange', 'a user', answer.failure.message)
  }

  private isAsked(): boolean {
    const steps = this.scenario.visits.flatMap(({ then = [] }) => then)
    return steps.some((step) => step === 'log in' || step === 'agree and log in')
  }

  private differ(what: string, expected: string, seen: string): void {
    if (expected !== seen) this.differences.push(`${what}: expected "${expected}", seen "${seen}"`)
  }
}

function titleOf({ phase, canReturn, returnFailed }: Expected, tenant: TenantFacts): string {
  return phase === 'signed_in' && (!canReturn || returnFailed)
    ? tenant.canReturnTitle
    : tenant.titles[phase]
}

function screenIn(given: unknown) {
  const { phase, title, canReturn, canRetry } = isRecord(given) ? given : {}
  return {
    phase: String(phase),
    title: String(title),
    canReturn: canReturn === true,
    canRetry: canRetry === true,
  }
}

const there = (is: boolean) => (is ? 'there' : 'none')

/** What stands for any value in an expected extMsg. */
const ANY: Readonly<Record<string, string>> = {
  ticket: '[^&=]+',
  code: '[^"]+',
  phoneInfoCode: '[^"]+',
  requestId: '[^"]+',
  tokens: '\\{.*\\}',
  words: '[^&"]+',
}

function patternOf(extMsg: string, title: string): RegExp {
  const parts = extMsg.replace('<title>', title).split(/<(\w+)>/)
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const source = parts.map((part, at) => (at % 2 === 1 ? (ANY[part] ?? part) : escaped(part)))
  return new RegExp(`^${source.join('')}$`)
}

/** What an app may print of a result in JSON; everything else could be a code or a token. */
const HARMLESS = ['statusCode', 'message', 'error', 'apiCode', 'requestId', 'state']

/** Without codes, tickets and tokens. */
export function masked(extMsg: string): string {
  if (!extMsg.startsWith('{')) return extMsg.replace(/ticket=[^&]*/, 'ticket=<ticket>')
  const shown = Object.entries(jsonObject(extMsg)).map(([name, value]) => [
    name,
    HARMLESS.includes(name) ? value : `<${name}>`,
  ])
  return JSON.stringify(Object.fromEntries(shown))
}

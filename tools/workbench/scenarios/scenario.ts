import type { FailureKind } from '../../../miniprogram/failure'
import type { Fault } from '../../standins/genauth/faults'
import type { Settings } from '../../standins/genauth/settings'
import type { UserChange } from '../../standins/genauth/users'
import type { Reply } from '../../standins/devtools/simulator/replies'
import type { AppContract } from '../app/page/config'

/** One way through the mini program, as plain data: `play.ts` plays it. */
export interface Scenario {
  /** Of the link to it: `failed-user_locked`. */
  readonly id: string
  readonly group: Group
  readonly title: Said
  /** The row of the docs that it proves. */
  readonly row: DocsRow
  readonly needs: Needs
  /** The query of the simulator's page, which says what phone it is: `SDKVersion=2.21.1`. See the simulator's README. */
  readonly phone?: string
  /** How WeChat replies from the beginning, by function of `wx` or open-type, if not as it should. */
  readonly wechat?: Readonly<Record<string, Reply>>
  /** What is so at the mock backend from the beginning. */
  readonly backend?: BackendConditions
  /** One launch after the other, and what the person does after each. */
  readonly visits: readonly Visit[]
  readonly expected: Expected
}

/** In the languages of the workbench. */
export interface Said {
  readonly en: string
  readonly 'zh-CN': string
}

export const groups = {
  login: { en: 'Log in', 'zh-CN': '登录' },
  person: { en: 'The person', 'zh-CN': '用户' },
  wechat: { en: 'WeChat', 'zh-CN': '微信' },
  backend: { en: 'Network and backend', 'zh-CN': '网络和后端' },
  'cold-and-hot': { en: 'Cold and hot', 'zh-CN': '冷启动和热启动' },
  'two-apps': { en: 'Two apps', 'zh-CN': '两个应用' },
  app: { en: 'The launching app', 'zh-CN': '发起跳转的应用' },
  query: { en: 'The query', 'zh-CN': '启动参数' },
  scene: { en: 'Scenes', 'zh-CN': '场景值' },
} as const

export type Group = keyof typeof groups

export type DocsRow =
  | { readonly doc: 'failures'; readonly kind: FailureKind; readonly contract: AppContract }
  /** `row` is its first cell. */
  | { readonly doc: 'ways-in'; readonly section: string; readonly row: string }
  /** A login that works, as docs/contract.md says. */
  | { readonly doc: 'contract'; readonly contract: AppContract }

/** What a tenant of the deployment must be for a scenario to make sense; a scenario without one is skipped. */
export interface Needs {
  readonly contract: AppContract
  /** Whether the tenant lists the apps that may launch it. Left out: as it is. */
  readonly apps?: 'listed' | 'any'
  /** Left out: `develop`. */
  readonly version?: 'develop' | 'trial' | 'release'
  /** Another contract that it enables, too. */
  readonly also?: AppContract
  /** The tenant shows the agreements of the deployment, not those that a visit before fetched. */
  readonly publicConfig?: false
  /** It's the second tenant that is launched. */
  readonly second?: true
}

export interface BackendConditions {
  /** Of the requests that log in. */
  readonly faults?: readonly Fault[]
  readonly settings?: Partial<Settings>
  /** The account of the person in the simulator. */
  readonly user?: Omit<UserChange, 'openid' | 'phone'>
}

export interface Visit {
  readonly launch: ScenarioLaunch
  readonly then?: readonly Step[]
}

export interface ScenarioLaunch {
  /**
   * `app`: one that the tenant lists, if it lists any. `other`: one that it does not list. `unnamed`: an app that WeChat
   * does not name. `nobody`: no app, the scene says how.
   */
  readonly by: 'app' | 'other' | 'unnamed' | 'nobody'
  /** `{userPoolId}` and `{appId}` are the tenant's. Left out: WeChat brings the page back as it is. */
  readonly path?: string
  /** WeChat's number for the way in. Left out: 1069, an app. */
  readonly scene?: number
}

/** What the person does, in words of the screen, or what happens meanwhile. */
export type Step =
  /** Ticks the box of the agreements. */
  | 'tick'
  | 'log in'
  | 'agree and log in'
  /** In WeChat's sheet for the phone number. */
  | 'allow'
  | 'deny'
  /** In WeChat's sheet for the privacy guide. */
  | 'agree to privacy guide'
  | 'refuse privacy guide'
  | 'not now'
  | 'close'
  | 'try again'
  | 'return'
  /** To the home screen: the mini program goes on behind. */
  | 'leave'
  /** Closes the mini program: the next launch is cold. */
  | 'quit'
  /** Waits until that is on screen. */
  | { readonly see: 'signed_in' | 'failed' }
  /** Seconds go by on the phone. */
  | { readonly wait: number }
  /** WeChat replies so from now on; `null`: as it should, and what was late comes. */
  | { readonly wechat: string; readonly reply: Reply | null }

/** As the rows of the docs say it. */
export interface Expected {
  readonly phase: ExpectedPhase
  /** Whether the button of the last screen leads back to the app. */
  readonly canReturn: boolean
  /** That button was tapped, and failed. */
  readonly returnFailed?: true
  /**
   * What the app gets from the return button; in the phase `ready`, after "Not now". `null`: nothing. `<title>` is the
   * screen's title, `<ticket>`, `<code>`, `<phoneInfoCode>`, `<tokens>` and `<requestId>` are any.
   */
  readonly extMsg: string | null
  /** Whether there is a button to try again. Left out: that's not looked at. */
  readonly canRetry?: boolean
  /** Of the app's server, when it exchanges the result. */
  readonly user?: true
}

export type ExpectedPhase = 'ready' | 'not_from_app' | 'signed_in' | `failed: ${FailureKind}`

/** What came of a scenario. */
export interface Played {
  readonly id: string
  readonly ok: boolean
  /** Why it was not played. */
  readonly skipped?: Said
  readonly screen: { readonly phase: string; readonly title: string } | null
  /** As the app got it, with its codes: mask it before it is printed. */
  readonly extMsg: string | null
  readonly expected: Expected & { readonly title: string }
  /** Milliseconds. */
  readonly ms: number
  /** Each as a sentence; none if it is ok. Without codes. */
  readonly differences: readonly string[]
}

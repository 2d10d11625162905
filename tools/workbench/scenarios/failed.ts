import type { FailureKind } from '../../../miniprogram/failure'
import type { AppContract } from '../app/page/config'
import { paths, shared } from './launches'
import type { Group, Needs, Scenario, ScenarioLaunch, Step, Visit } from './scenario'

/** How a login comes to a kind of failure. */
interface Cause extends Pick<Scenario, 'phone' | 'wechat' | 'backend'> {
  readonly group: Group
  readonly title: Scenario['title']
  readonly needs?: Partial<Needs>
  /** The contracts with which it can happen. Left out: all. */
  readonly contracts?: readonly AppContract[]
  /** Left out: a login with the phone number. */
  readonly then?: readonly Step[]
  readonly launch?: (contract: AppContract) => ScenarioLaunch
  readonly after?: readonly Visit[]
  /** What the backend says: its `message`, `statusCode` and `apiCode`. */
  readonly said?: readonly [message: string, statusCode: number, apiCode: number]
}

/** Relay posts nothing. */
const POSTING = ['ticket', 'signin'] as const

/** At a name that no tenant serves, or with a value that no contract takes. */
const WRONG: Readonly<Record<AppContract, string>> = {
  ticket: '/routes/explore?userPoolId=unknown&getPhone=1&state=s1',
  relay: '/routes/explore?getPhone=1&state=',
  signin: '/routes/explore?appId=unknown&getPhone=1&state=s1',
}

const agreed: readonly Step[] = ['tick', 'log in']

/** After these, the person can try again. */
const AGAIN: readonly FailureKind[] = [
  ...(['access_denied', 'privacy_denied', 'login_unavailable', 'phone_unavailable'] as const),
  ...(['phone_too_frequent', 'network_unreachable', 'connection_lost', 'interrupted'] as const),
  ...(['timed_out', 'refused', 'too_many_requests', 'server_error', 'bad_answer'] as const),
  'expired',
]

/** To a port where nobody listens. */
const redirect = {
  kind: 'redirect',
  times: 1,
  statusCode: 307,
  location: 'http://127.0.0.1:9/elsewhere',
} as const

const phoneReply = (errno: number, errMsg: string) => ({ getPhoneNumber: { errMsg, errno } })
const requestReply = (errno: number, errMsg: string) => ({ request: { errMsg, errno } })

/** One row for each kind: forgetting one does not compile. */
const causes: Readonly<Record<FailureKind, Cause>> = {
  invalid_launch: {
    group: 'app',
    title: { en: 'A launch that names nobody', 'zh-CN': '启动参数不正确' },
    launch: (contract) => ({ by: 'app', path: WRONG[contract] }),
    then: [],
  },
  unauthorized_client: {
    group: 'app',
    title: { en: 'An app that is not listed', 'zh-CN': '不在名单中的应用' },
    needs: { apps: 'listed' },
    launch: (contract) => ({ by: 'other', path: paths[contract] }),
    then: [],
  },
  access_denied: {
    group: 'person',
    title: { en: 'Denies the phone number', 'zh-CN': '拒绝提供手机号' },
    then: [...agreed, 'deny'],
  },
  privacy_denied: {
    group: 'person',
    title: { en: 'Refuses the privacy guide', 'zh-CN': '拒绝隐私保护指引' },
    phone: 'missing=getPrivacySetting',
    then: [...agreed, 'refuse privacy guide'],
  },
  wechat_outdated: {
    group: 'wechat',
    title: { en: 'A base library that is too old', 'zh-CN': '基础库版本过低' },
    needs: { version: 'trial' },
    phone: 'SDKVersion=2.32.2',
    then: [],
  },
  login_unavailable: {
    group: 'wechat',
    title: { en: 'wx.login fails', 'zh-CN': 'wx.login 失败' },
    wechat: { login: { errMsg: 'system error' } },
  },
  login_blocked: {
    group: 'wechat',
    title: { en: 'wx.login is blocked', 'zh-CN': 'wx.login 被拦截' },
    wechat: { login: { errMsg: 'login is blocked', errno: 1402101 } },
  },
  phone_not_permitted: {
    group: 'wechat',
    title: { en: 'No right to phone numbers', 'zh-CN': '没有手机号权限' },
    wechat: phoneReply(102, 'no permission'),
    then: agreed,
  },
  phone_not_declared: {
    group: 'wechat',
    title: { en: 'Phone number not declared', 'zh-CN': '隐私指引未声明手机号' },
    wechat: phoneReply(112, 'api scope is not declared in the privacy agreement'),
    then: agreed,
  },
  phone_quota_used: {
    group: 'wechat',
    title: { en: 'Quota of phone numbers used up', 'zh-CN': '手机号额度已用完' },
    wechat: phoneReply(1400001, 'no enough quota'),
    then: agreed,
  },
  phone_blocked: {
    group: 'wechat',
    title: { en: 'Phone number is blocked', 'zh-CN': '手机号被拦截' },
    wechat: phoneReply(1421102, 'user is blocked'),
    then: agreed,
  },
  phone_unavailable: {
    group: 'wechat',
    title: { en: 'An old base library without phone codes', 'zh-CN': '旧基础库不返回手机号 code' },
    phone: 'SDKVersion=2.21.1',
  },
  phone_too_frequent: {
    group: 'wechat',
    title: { en: 'Phone number asked for too often', 'zh-CN': '过于频繁地获取手机号' },
    wechat: phoneReply(1003, 'invoke too frequently'),
    then: agreed,
  },
  network_unreachable: {
    group: 'backend',
    title: { en: 'Offline', 'zh-CN': '断网' },
    contracts: POSTING,
    wechat: requestReply(
      600001,
      'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
    ),
  },
  connection_lost: {
    group: 'backend',
    title: { en: 'The answer is lost', 'zh-CN': '响应丢失' },
    contracts: POSTING,
    backend: { faults: [{ kind: 'lose', times: 1 }] },
  },
  interrupted: {
    group: 'person',
    title: { en: 'Leaves while signing in', 'zh-CN': '登录途中离开' },
    contracts: POSTING,
    wechat: { request: 'late' },
    then: [...shared, 'leave', { wait: 6 }],
    after: [{ launch: { by: 'app' } }],
  },
  domain_not_listed: {
    group: 'wechat',
    title: { en: 'The domain is not listed', 'zh-CN': '域名未配置' },
    contracts: POSTING,
    wechat: requestReply(600002, 'url not in domain list'),
  },
  timed_out: {
    group: 'backend',
    title: { en: 'No answer in time', 'zh-CN': '响应超时' },
    contracts: POSTING,
    wechat: { request: 'late' },
    then: [...shared, { wait: 10 }],
  },
  refused: {
    group: 'backend',
    title: { en: 'The backend refuses', 'zh-CN': '后端拒绝' },
    contracts: POSTING,
    ...refusing('暂不支持该账号登录', 403, 2299),
  },
  too_many_requests: {
    group: 'backend',
    title: { en: 'Too many requests', 'zh-CN': '请求过多' },
    contracts: POSTING,
    ...refusing('请求过于频繁，请稍后再试', 429, 2100),
  },
  server_error: {
    group: 'backend',
    title: { en: 'The backend has a problem', 'zh-CN': '后端出错' },
    contracts: POSTING,
    ...refusing('系统繁忙', 500, 1000),
  },
  bad_answer: {
    group: 'backend',
    title: { en: 'An answer nobody can read', 'zh-CN': '无法解析的响应' },
    contracts: POSTING,
    backend: { faults: [{ kind: 'status', times: 1, statusCode: 200, body: '<h1>Hello</h1>' }] },
  },
  unknown_user: {
    group: 'backend',
    title: { en: 'No account has this number', 'zh-CN': '手机号没有账号' },
    contracts: POSTING,
    backend: { settings: { loginOnly: true } },
    said: ['用户不存在', 403, 2004],
  },
  user_locked: {
    group: 'backend',
    title: { en: 'The account is locked', 'zh-CN': '账号已锁定' },
    contracts: POSTING,
    backend: { user: { status: 'locked' } },
    said: ['用户已被锁定', 403, 2005],
  },
  user_disabled: {
    group: 'backend',
    title: { en: 'The account is disabled', 'zh-CN': '账号已停用' },
    contracts: POSTING,
    backend: { user: { status: 'disabled' } },
    said: ['用户已被禁用或不是租户成员', 403, 2120008],
  },
  interaction_required: {
    group: 'backend',
    title: { en: 'A second factor is required', 'zh-CN': '需要多因素认证' },
    contracts: POSTING,
    backend: { user: { mfaRequired: true } },
    said: ['请进行多因素认证', 403, 1636],
  },
  expired: {
    group: 'person',
    title: { en: 'Returns too late', 'zh-CN': '返回应用太晚' },
    // Tokens are valid for hours.
    backend: { faults: [{ kind: 'alter', times: 1, data: { expiresIn: 60, expire_in: 60 } }] },
    then: [...shared, { see: 'signed_in' }, { wait: 301 }],
  },
}

/** The backend's own "no", in the envelope of the contract. */
function refusing(message: string, code: number, apiCode: number): Pick<Cause, 'backend' | 'said'> {
  const faults = [{ kind: 'refuse', times: 1, code, message, apiCode } as const]
  return { backend: { faults }, said: [message, code, apiCode] }
}

const all: readonly AppContract[] = ['ticket', 'relay', 'signin']

/** Every kind of failure, with every contract that can have it. */
const kinds: readonly Scenario[] = all.flatMap((contract) =>
  Object.entries(causes).flatMap(([kind, cause]) =>
    (cause.contracts ?? all).includes(contract)
      ? [scenarioOf(kind as FailureKind, cause, contract)]
      : [],
  ),
)

/** Other ways to the same kinds. */
const others: readonly Scenario[] = [
  other('not-now', 'access_denied', {
    group: 'person',
    title: { en: 'Not now', 'zh-CN': '暂不登录' },
    then: ['not now'],
  }),
  other('half-screen-not-now', 'access_denied', {
    group: 'person',
    title: { en: 'Closes the half-screen, then not now', 'zh-CN': '关闭半屏，然后暂不登录' },
    then: ['log in', 'close', 'not now'],
  }),
  other('denied-twice', 'access_denied', {
    group: 'person',
    title: { en: 'Tries again and denies again', 'zh-CN': '重试后再次拒绝' },
    then: [...agreed, 'deny', 'try again', 'log in', 'deny'],
  }),
  other('privacy-quiet', 'privacy_denied', {
    group: 'person',
    title: { en: 'Refuses, and WeChat asks nobody again', 'zh-CN': '拒绝后微信不再询问' },
    phone: 'missing=getPrivacySetting',
    then: [...agreed, 'refuse privacy guide', 'try again', 'log in'],
  }),
  other('login-never', 'timed_out', {
    group: 'wechat',
    title: { en: 'wx.login never calls back', 'zh-CN': 'wx.login 没有回调' },
    wechat: { login: 'never' },
    then: [...shared, { wait: 11 }],
  }),
  other('request-never', 'timed_out', {
    group: 'wechat',
    title: { en: 'wx.request never calls back', 'zh-CN': 'wx.request 没有回调' },
    wechat: { request: 'never' },
    then: [...shared, { wait: 11 }],
  }),
  other('login-offline', 'network_unreachable', {
    group: 'wechat',
    title: { en: 'wx.login finds no network', 'zh-CN': 'wx.login 没有网络' },
    wechat: { login: { errMsg: 'network error' } },
  }),
  other('drop', 'connection_lost', {
    group: 'backend',
    title: { en: 'The connection breaks', 'zh-CN': '连接中断' },
    backend: { faults: [{ kind: 'drop', times: 2 }] },
  }),
  other('redirect', 'refused', {
    group: 'backend',
    title: { en: 'The backend redirects: it is not followed', 'zh-CN': '后端重定向：不跟随' },
    backend: { faults: [redirect] },
  }),
  other('redirect-old-library', 'connection_lost', {
    group: 'backend',
    title: {
      en: 'The backend redirects, and an old base library follows it to nowhere',
      'zh-CN': '后端重定向，旧基础库跟随到不可达的主机',
    },
    phone: 'SDKVersion=3.2.1',
    backend: { faults: [redirect] },
  }),
  other('slow-down', 'too_many_requests', {
    group: 'backend',
    title: { en: 'Too many requests: the person has to wait', 'zh-CN': '请求过多：用户需要等待' },
    backend: {
      faults: [
        { kind: 'status', times: 1, statusCode: 429, body: {}, headers: { 'retry-after': '30' } },
      ],
    },
  }),
  other('gateway', 'server_error', {
    group: 'backend',
    title: { en: 'A gateway answers with a page', 'zh-CN': '网关返回网页' },
    backend: { faults: [{ kind: 'status', times: 1, statusCode: 502, body: '<h1>Bad</h1>' }] },
  }),
]

function other(id: string, kind: FailureKind, cause: Cause): Scenario {
  return { ...scenarioOf(kind, cause, 'ticket'), id: `failed-${kind}-${id}` }
}

export const failed: readonly Scenario[] = [...kinds, ...others]

function scenarioOf(kind: FailureKind, cause: Cause, contract: AppContract): Scenario {
  const { group, title, needs, then = shared, after = [], said } = cause
  const { phone, wechat, backend } = cause
  const launch = cause.launch?.(contract) ?? { by: 'app', path: paths[contract] }
  const suffix = contract === 'ticket' ? '' : `-${contract}`
  const named = contract === 'ticket' ? ['', ''] : [` (${contract})`, `（${contract}）`]
  // Only one that lists its apps and relays is alone: several that relay are told apart by their apps.
  const alone =
    contract === 'relay' && needs?.apps === 'listed' ? { version: 'trial' as const } : {}
  return {
    id: `failed-${kind}${suffix}`,
    group,
    title: { en: title.en + named[0], 'zh-CN': title['zh-CN'] + named[1] },
    row: { doc: 'failures', kind, contract },
    needs: { contract, ...needs, ...alone },
    ...(phone === undefined ? {} : { phone }),
    ...(wechat && { wechat }),
    ...(backend && { backend }),
    visits: [{ launch, then }, ...after],
    expected: {
      phase: `failed: ${kind}`,
      canReturn: true,
      canRetry: AGAIN.includes(kind),
      extMsg: failureFor(contract, kind, { said, state: stateIn(launch) }),
    },
  }
}

/** A `state` that is refused is not echoed. */
function stateIn({ path = '' }: ScenarioLaunch): string | undefined {
  return /state=([\w.~-]+)/.exec(path)?.[1]
}

/**
 * What the app gets for a failure, as docs/failures.md says it. `<title>` is the title of the screen, which `message` is
 * if the backend said nothing.
 */
export function failureFor(
  contract: AppContract,
  kind: FailureKind,
  { said, state }: { said?: Cause['said'] | undefined; state?: string | undefined } = {},
): string {
  const [message = '<title>', statusCode = 499, apiCode] = said ?? []
  switch (contract) {
    case 'relay':
      return ''
    case 'ticket': {
      const code = apiCode === undefined ? '' : `&api_code=${apiCode}`
      return `code=400&message=${message}&error=${kind}${code}${state ? `&state=${state}` : ''}`
    }
    case 'signin': {
      const requestId = said && '<requestId>'
      return JSON.stringify({ statusCode, message, error: kind, apiCode, requestId, state })
    }
  }
}

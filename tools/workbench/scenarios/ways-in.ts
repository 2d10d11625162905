import { failureFor } from './failed'
import { granted, paths, shared } from './launches'
import type { Expected, Group, Needs, Scenario, ScenarioLaunch, Step, Visit } from './scenario'

/** Every way into the mini program that a simulator can enter, as docs/ways-in.md lists them. */

const TICKET = paths.ticket
/** The same app once more. */
const AGAIN = TICKET.replace('state=s1', 'state=s2')
const SIGNIN = paths.signin

const arrived: readonly Step[] = [...shared, { see: 'signed_in' }]
/** WeChat acts on no other tap for a second. */
const returned: readonly Step[] = [...arrived, 'return', { wait: 1 }]
const comes: Step = { wechat: 'request', reply: null }

const app = (path?: string): ScenarioLaunch => ({ by: 'app', ...(path && { path }) })
const other = (path?: string): ScenarioLaunch => ({ by: 'other', ...(path && { path }) })
const unnamed = (path?: string): ScenarioLaunch => ({ by: 'unnamed', ...(path && { path }) })
const scene = (number: number, path?: string): ScenarioLaunch => ({
  by: 'nobody',
  scene: number,
  ...(path && { path }),
})
const visit = (launch: ScenarioLaunch, ...then: readonly Step[]): Visit => ({ launch, then })

/** The form; the app gets this after "Not now". */
const form = (extMsg: string): Expected => ({ phase: 'ready', canReturn: true, extMsg })
const declined = (state: string) => failureFor('ticket', 'access_denied', { state })
const FIRST = form(declined('s1'))
const SECOND = form(declined('s2'))
const RELAY = form('')
const NOBODY: Expected = { phase: 'not_from_app', canReturn: false, extMsg: null }
const DONE: Expected = { phase: 'signed_in', canReturn: true, extMsg: granted.ticket }
const INVALID: Expected = {
  phase: 'failed: invalid_launch',
  canReturn: true,
  extMsg: failureFor('ticket', 'invalid_launch', { state: 's1' }),
}
const INVALID_STATE: Expected = {
  ...INVALID,
  extMsg: failureFor('ticket', 'invalid_launch'),
}
const STRANGER: Expected = {
  phase: 'failed: unauthorized_client',
  canReturn: true,
  extMsg: failureFor('ticket', 'unauthorized_client', { state: 's1' }),
}

type Row = readonly [
  id: string,
  /** The first cell of the row. */
  en: string,
  zh: string,
  visits: readonly Visit[],
  expected: Expected,
  more?: Partial<Pick<Scenario, 'wechat' | 'phone'>> & { readonly needs?: Partial<Needs> },
]

const slow = { wechat: { request: 'late' } } as const
const withRelay = { needs: { also: 'relay' } } as const
const onlyRelay = { needs: { contract: 'relay' } } as const

const coldAndHot: readonly Row[] = [
  ['cold', 'cold', '冷启动', [visit(app(TICKET))], FIRST],
  [
    'cold-routers',
    'cold, at `/routers/explore`',
    '冷启动，路径为 /routers/explore',
    [visit(app(TICKET.replace('routes', 'routers')))],
    FIRST,
  ],
  [
    'cold-html',
    'cold, at `/routes/explore.html`',
    '冷启动，路径为 /routes/explore.html',
    [visit(app(TICKET.replace('?', '.html?')))],
    FIRST,
  ],
  [
    'cold-another-page',
    'cold, at another page',
    '冷启动，其他页面',
    [visit(app(TICKET.replace('/routes/explore', '/no/such/page')))],
    FIRST,
  ],
  [
    'cold-relay',
    'cold, without path and query: relay',
    '冷启动，没有路径和参数：relay',
    [visit(app())],
    RELAY,
    onlyRelay,
  ],
  [
    'cold-signin',
    'cold, `@app1`: signin',
    '冷启动，signin',
    [visit(app(SIGNIN))],
    form(failureFor('signin', 'access_denied', { state: 's1' })),
    { needs: { contract: 'signin' } },
  ],
  [
    'cold-qr-code',
    'cold, from a QR code',
    '冷启动，扫二维码',
    [visit(scene(1011, TICKET))],
    NOBODY,
  ],
  [
    'hot-form',
    'hot with path, at the form: the new launch `s2` counts',
    '热启动，带路径，停在表单：以新的启动 s2 为准',
    [visit(app(TICKET)), visit(app(AGAIN))],
    SECOND,
  ],
  [
    'hot-agreed',
    'hot with path, at the form: what was agreed to stays agreed',
    '热启动，带路径，停在表单：已勾选的协议仍然有效',
    // Without the tick, the half-screen would ask first, and there would be nothing to deny.
    [visit(app(TICKET), 'tick'), visit(app(AGAIN), 'log in', 'deny', 'try again')],
    SECOND,
    // The second launch would show the agreements that the first one fetched, and nobody has agreed to those.
    { needs: { publicConfig: false } },
  ],
  [
    'hot-signing-in',
    'hot with path, while signing in: the answer to the old launch is dropped',
    '热启动，带路径，正在登录：丢弃旧启动的响应',
    [visit(app(TICKET), ...shared), visit(app(AGAIN), comes)],
    SECOND,
    slow,
  ],
  [
    'hot-result',
    'hot with path, with a result not yet returned: the result is dropped',
    '热启动，带路径，结果尚未返回：丢弃结果',
    [visit(app(TICKET), ...arrived), visit(app(AGAIN))],
    SECOND,
  ],
  [
    'hot-failure',
    'hot with path, after a failure',
    '热启动，带路径，失败之后',
    [visit(app(TICKET), 'not now'), visit(app(AGAIN))],
    SECOND,
  ],
  [
    'hot-returned',
    'hot with path, after the result was returned',
    '热启动，带路径，结果返回之后',
    [visit(app(TICKET), ...returned), visit(app(AGAIN))],
    SECOND,
  ],
  [
    'hot-qr-code',
    'hot with path, from a QR code, with a result not yet returned',
    '热启动，带路径，扫二维码，结果尚未返回',
    [visit(app(TICKET), ...arrived), visit(scene(1011, TICKET))],
    NOBODY,
  ],
  [
    'back-form',
    'hot without path, at the form: the form stays',
    '热启动，不带路径，停在表单：表单保留',
    [visit(app(TICKET)), visit(app())],
    FIRST,
  ],
  [
    'back-phone-sheet',
    'hot without path, while the phone sheet is open: its answer counts',
    '热启动，不带路径，手机号面板打开时：其结果有效',
    [visit(app(TICKET), 'tick', 'log in'), visit(app(), 'allow')],
    DONE,
  ],
  [
    'back-signing-in',
    'hot without path, while signing in: it goes on',
    '热启动，不带路径，正在登录：继续登录',
    [visit(app(TICKET), ...shared), visit(app(), comes)],
    DONE,
    slow,
  ],
  [
    'back-result',
    'hot without path, with a result not yet returned: the result stays',
    '热启动，不带路径，结果尚未返回：结果保留',
    [visit(app(TICKET), ...arrived), visit(app())],
    DONE,
  ],
  [
    'back-failure',
    'hot without path, with a failure not yet returned: the failure stays',
    '热启动，不带路径，失败尚未返回：失败保留',
    [visit(app(TICKET), 'not now'), visit(app())],
    { phase: 'failed: access_denied', canReturn: true, extMsg: declined('s1') },
  ],
  [
    'back-too-old',
    'hot without path, with a result that is too old',
    '热启动，不带路径，结果已过期',
    [visit(app(TICKET), ...arrived, 'leave', { wait: 121 }), visit(app())],
    {
      phase: 'failed: expired',
      canReturn: true,
      extMsg: failureFor('ticket', 'expired', { state: 's1' }),
    },
  ],
  [
    'back-returned',
    'hot without path, after the result was returned: the launch was answered and is no new one',
    '热启动，不带路径，结果返回之后：不算新的启动',
    [visit(app(TICKET), ...returned), visit(app())],
    DONE,
  ],
  [
    'back-returned-expired',
    'hot without path, after the result was returned and expired',
    '热启动，不带路径，结果返回并过期之后',
    [visit(app(TICKET), ...returned, { wait: 121 }), visit(app())],
    NOBODY,
  ],
  [
    'back-relay-result',
    'hot without path, relay, with a result not yet returned: the result stays',
    '热启动，不带路径，relay，结果尚未返回：结果保留',
    [visit(app(), ...arrived), visit(app())],
    {
      phase: 'signed_in',
      canReturn: true,
      extMsg: '{"code":"<code>","phoneInfoCode":"<phoneInfoCode>"}',
    },
    onlyRelay,
  ],
  [
    'back-relay-returned',
    'hot without path, relay, after the result was returned: a new launch',
    '热启动，不带路径，relay，结果返回之后：新的启动',
    [visit(app(), ...returned), visit(app())],
    RELAY,
    onlyRelay,
  ],
  [
    'back-after-qr-code',
    'hot without path, after a QR code: a new launch',
    '热启动，不带路径，扫二维码之后：新的启动',
    [visit(scene(1011, TICKET)), visit(app())],
    RELAY,
    withRelay,
  ],
  [
    'back-after-card',
    'hot without path, after a card with an unknown user pool: a new launch',
    '热启动，不带路径，未知用户池的卡片之后：新的启动',
    [visit(scene(1007, TICKET.replace('{userPoolId}', 'unknown'))), visit(app())],
    RELAY,
    withRelay,
  ],
  [
    'back-after-document',
    'hot without path, after a launch of the page for documents',
    '热启动，不带路径，启动文档页之后',
    [visit(app('/routes/document')), visit(app())],
    RELAY,
    withRelay,
  ],
  [
    'recent-form',
    'hot by the recent list, at the form',
    '从最近使用进入，停在表单',
    [visit(app(TICKET)), visit(scene(1089))],
    FIRST,
  ],
  [
    'recent-signing-in',
    'hot by the recent list, while signing in',
    '从最近使用进入，正在登录',
    [visit(app(TICKET), ...shared), visit(scene(1089), comes)],
    DONE,
    slow,
  ],
  [
    'recent-result',
    'hot by the recent list, with a result not yet returned',
    '从最近使用进入，结果尚未返回',
    [visit(app(TICKET), ...arrived), visit(scene(1089))],
    DONE,
  ],
  [
    'recent-returned',
    'hot by the recent list, after the result was returned',
    '从最近使用进入，结果返回之后',
    [visit(app(TICKET), ...returned), visit(scene(1089))],
    DONE,
  ],
  [
    'no-return-form',
    'hot by a scene that cannot return, at the form: nobody would get the result',
    '从不能返回的场景进入，停在表单：没有应用能拿到结果',
    [visit(app(TICKET)), visit(scene(1011))],
    NOBODY,
  ],
  [
    'no-return-form-app',
    'hot by a scene that cannot return, at the form, then hot by the app without path: the form again',
    '从不能返回的场景进入，停在表单，再由应用不带路径进入：回到表单',
    [visit(app(TICKET)), visit(scene(1011)), visit(app())],
    FIRST,
  ],
  [
    'no-return-result',
    'hot by a scene that cannot return, with a result: it stays, and one step is left',
    '从不能返回的场景进入，已有结果：结果保留，还差一步',
    [visit(app(TICKET), ...arrived), visit(scene(1011))],
    { phase: 'signed_in', canReturn: false, extMsg: null },
  ],
  [
    'no-return-result-app',
    'hot by a scene that cannot return, then hot by the app without path: the result can return again',
    '从不能返回的场景进入，再由应用不带路径进入：结果又能返回',
    [visit(app(TICKET), ...arrived), visit(scene(1011)), visit(app())],
    DONE,
  ],
]

const open = { needs: { apps: 'any', also: 'relay' } } as const
/** Tenants that list their apps and relay are alone: several that relay are told apart by their apps. */
const only = { needs: { apps: 'listed', also: 'relay', version: 'trial' } } as const

const twoApps: readonly Row[] = [
  [
    'other-form',
    'another app without path, at the form: a new launch',
    '另一个应用不带路径，停在表单：新的启动',
    [visit(app(TICKET)), visit(other())],
    RELAY,
    open,
  ],
  [
    'other-signing-in',
    'another app without path, while signing in: the answer is dropped',
    '另一个应用不带路径，正在登录：丢弃响应',
    [visit(app(TICKET), ...shared), visit(other(), comes)],
    RELAY,
    { ...open, ...slow },
  ],
  [
    'other-result',
    'another app without path, with a result: the result is dropped',
    '另一个应用不带路径，已有结果：丢弃结果',
    [visit(app(TICKET), ...arrived), visit(other())],
    RELAY,
    open,
  ],
  [
    'other-relayed',
    'another app without path, with relayed codes: the codes are dropped',
    '另一个应用不带路径，已有 relay 的 code：丢弃 code',
    [visit(app(), ...arrived), visit(other())],
    RELAY,
    open,
  ],
  [
    'other-returned',
    'another app without path, after the result was returned: a new launch',
    '另一个应用不带路径，结果返回之后：新的启动',
    [visit(app(TICKET), ...returned), visit(other())],
    RELAY,
    open,
  ],
  [
    'other-with-path',
    'another app with path, with a result: the new launch `s2` counts',
    '另一个应用带路径，已有结果：以新的启动 s2 为准',
    [visit(app(TICKET), ...arrived), visit(other(AGAIN))],
    SECOND,
    open,
  ],
  [
    'other-then-first',
    'another app without path, then the first one without path: a new launch',
    '另一个应用不带路径，再由第一个应用不带路径：新的启动',
    [visit(app(TICKET), ...arrived), visit(other()), visit(app())],
    RELAY,
    open,
  ],
  [
    'other-then-first-path',
    'another app without path, then the first one with path',
    '另一个应用不带路径，再由第一个应用带路径',
    [visit(app(TICKET), ...arrived), visit(other()), visit(app(AGAIN))],
    SECOND,
    open,
  ],
  [
    'unnamed-result',
    'an app that WeChat does not name, with a result: the result is dropped',
    '微信未告知的应用，已有结果：丢弃结果',
    [visit(app(TICKET), ...arrived), visit(unnamed())],
    RELAY,
    open,
  ],
  [
    'named-after-unnamed',
    'an app that WeChat names, with a result of one that it did not name: the result is dropped',
    '微信告知的应用，结果属于未告知的应用：丢弃结果',
    [visit(unnamed(TICKET), ...arrived), visit(other())],
    RELAY,
    open,
  ],
  [
    'unnamed-twice',
    'an app that WeChat does not name, with a result of one that it did not name either: it stays',
    '微信未告知的应用，结果也属于未告知的应用：结果保留',
    [visit(unnamed(TICKET), ...arrived), visit(unnamed())],
    DONE,
    open,
  ],
  [
    'stranger-form',
    'an app that is not allowed, with the form of one that is',
    '不允许的应用，停在允许的应用的表单',
    [visit(app(TICKET)), visit(other())],
    { ...STRANGER, extMsg: '' },
    only,
  ],
  [
    'allowed-after-stranger',
    'an app that is allowed, after one that is not',
    '不允许的应用之后，允许的应用',
    [visit(other(TICKET)), visit(app())],
    RELAY,
    only,
  ],
  [
    'stranger-recent-allowed',
    'an app that is not allowed, then the recent list, then the one that is',
    '不允许的应用，再从最近使用进入，再由允许的应用进入',
    [visit(app(TICKET)), visit(other()), visit(scene(1089)), visit(app())],
    RELAY,
    only,
  ],
]

const listed = { needs: { apps: 'listed' } } as const
const trial = (more: Partial<Needs>) => ({
  needs: { contract: 'relay', version: 'trial', ...more } as const,
})

const launchingApp: readonly Row[] = [
  [
    'app-allowed',
    '`referrerInfo` of an allowed app',
    'referrerInfo 是允许的应用',
    [visit(app(TICKET))],
    FIRST,
    listed,
  ],
  [
    'app-stranger',
    '`referrerInfo` of an app that is not allowed',
    'referrerInfo 是不允许的应用',
    [visit(other(TICKET))],
    STRANGER,
    listed,
  ],
  [
    'app-stranger-signin',
    '`referrerInfo` of an app that is not allowed, `@app1`',
    'referrerInfo 是不允许的应用，signin',
    [visit(other(SIGNIN))],
    { ...STRANGER, extMsg: failureFor('signin', 'unauthorized_client', { state: 's1' }) },
    { needs: { contract: 'signin', apps: 'listed' } },
  ],
  [
    'app-any',
    '`referrerInfo` of any app, `launchingAppIds` empty',
    'referrerInfo 是任意应用，launchingAppIds 为空',
    [visit(other(TICKET))],
    FIRST,
    { needs: { apps: 'any' } },
  ],
  [
    'app-unnamed',
    '`referrerInfo` missing: let in, as some versions of WeChat leave it out',
    '没有 referrerInfo：放行，因为有的微信版本不提供',
    [visit(unnamed(TICKET))],
    FIRST,
    listed,
  ],
  [
    'trial-relay-allowed',
    'relay in a trial or release version, an allowed app',
    '体验版或正式版的 relay，允许的应用',
    [visit(app(paths.relay))],
    RELAY,
    trial({ apps: 'listed' }),
  ],
  [
    'trial-relay-stranger',
    'relay in a trial or release version, an app that is not allowed',
    '体验版或正式版的 relay，不允许的应用',
    [visit(other(paths.relay))],
    { ...STRANGER, extMsg: '' },
    trial({ apps: 'listed' }),
  ],
  [
    'release-relay-any',
    'relay in a trial or release version, `launchingAppIds` empty',
    '体验版或正式版的 relay，launchingAppIds 为空',
    [visit(app(paths.relay))],
    { ...STRANGER, extMsg: '' },
    trial({ apps: 'any', version: 'release' }),
  ],
  [
    'trial-relay-unnamed',
    'relay in a trial or release version, an app that WeChat does not name',
    '体验版或正式版的 relay，微信未告知的应用',
    [visit(unnamed(paths.relay))],
    { ...STRANGER, extMsg: '' },
    trial({ apps: 'listed' }),
  ],
  [
    'release-ticket-any',
    'ticket in a trial or release version, `launchingAppIds` empty',
    '体验版或正式版的 ticket，launchingAppIds 为空',
    [visit(app(TICKET))],
    FIRST,
    trial({ contract: 'ticket', apps: 'any', version: 'release' }),
  ],
]

const long = 'x'.repeat(10_240)
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const pool = (id: string) => [visit(app(TICKET.replace('{userPoolId}', id)))]
const state = (value: string) => [visit(app(TICKET.replace('state=s1', `state=${value}`)))]
const plus = (more: string) => [visit(app(`${TICKET}&${more}`))]

const queries: readonly Row[] = [
  [
    'query-missing',
    'query missing: relay',
    '没有参数：relay',
    [visit(app('/routes/explore'))],
    RELAY,
    onlyRelay,
  ],
  [
    'query-empty',
    'query empty: relay',
    '参数为空：relay',
    [visit(app('/routes/explore?'))],
    RELAY,
    onlyRelay,
  ],
  ['pool-empty', '`userPoolId` empty', 'userPoolId 为空', pool(''), INVALID],
  [
    'pool-comma',
    '`userPoolId` twice, joined by WeChat with a comma',
    'userPoolId 出现两次，微信用逗号拼接',
    pool('{userPoolId},{userPoolId}'),
    INVALID,
  ],
  [
    'pool-long',
    '`userPoolId` 10 kB long: as good as empty',
    'userPoolId 长 10 kB：视为空',
    pool(long),
    INVALID,
  ],
  ['state-empty', '`state` empty', 'state 为空', state(''), INVALID_STATE],
  [
    'state-comma',
    '`state` twice, joined by WeChat with a comma',
    'state 出现两次，微信用逗号拼接',
    state('s1,s1'),
    INVALID_STATE,
  ],
  [
    'state-long',
    '`state` 10 kB long: as good as empty',
    'state 长 10 kB：视为空',
    state(long),
    INVALID_STATE,
  ],
  [
    'pool-encoded',
    '`userPoolId` percent-encoded once',
    'userPoolId 百分号编码一次',
    pool('{encodedUserPoolId}'),
    FIRST,
  ],
  ['pool-percent', '`userPoolId` a lone `%`', 'userPoolId 是单个 %', pool('%'), INVALID],
  ['pool-broken', '`userPoolId` a broken `%E0`', 'userPoolId 是残缺的 %E0', pool('%E0'), INVALID],
  [
    'state-encoded',
    '`state` percent-encoded once',
    'state 百分号编码一次',
    state('s%2E1'),
    form(declined('s.1')),
  ],
  ['state-percent', '`state` a lone `%`', 'state 是单个 %', state('%'), INVALID_STATE],
  ['state-broken', '`state` a broken `%E0`', 'state 是残缺的 %E0', state('%E0'), INVALID_STATE],
  [
    'state-513',
    '`state` of 513 characters',
    'state 有 513 个字符',
    state('x'.repeat(513)),
    INVALID_STATE,
  ],
  [
    'unknown-long',
    'a parameter nobody knows, 10 kB long: ignored',
    '未知参数，长 10 kB：忽略',
    plus(`unknown=${long}`),
    FIRST,
  ],
  [
    'prototype-names',
    '`__proto__` and `constructor` as names: ignored',
    '参数名是 __proto__ 和 constructor：忽略',
    plus('__proto__=x&constructor=x'),
    FIRST,
  ],
  [
    'pool-prototype',
    '`__proto__` as `userPoolId`',
    'userPoolId 是 __proto__',
    pool('__proto__'),
    INVALID,
  ],
  [
    'pool-constructor',
    '`constructor` as `userPoolId`',
    'userPoolId 是 constructor',
    pool('constructor'),
    INVALID,
  ],
  [
    'lang-constructor',
    "`constructor` as `lang`: WeChat's language",
    'lang 是 constructor：用微信的语言',
    plus('lang=constructor'),
    FIRST,
  ],
  [
    'state-control',
    'control characters in `state`',
    'state 中有控制字符',
    state('s%00%1B1'),
    INVALID_STATE,
  ],
  [
    'state-break',
    'a line break at the end of `state`',
    'state 末尾有换行',
    state('s1%0A'),
    INVALID_STATE,
  ],
  [
    'pool-control',
    'control characters in `userPoolId`',
    'userPoolId 中有控制字符',
    pool('{userPoolId}%00'),
    INVALID,
  ],
  [
    'challenge-comma',
    '`code_challenge` twice, joined by WeChat with a comma',
    'code_challenge 出现两次，微信用逗号拼接',
    plus(`code_challenge=${challenge},${challenge}&code_challenge_method=S256`),
    INVALID,
  ],
]

const served: readonly Row[] = [
  ['pool-unknown', '`userPoolId` unknown', 'userPoolId 未知', pool('pool9'), INVALID],
  [
    'app-unknown',
    '`appId` unknown',
    'appId 未知',
    [visit(app(SIGNIN.replace('{appId}', 'app9')))],
    { ...INVALID, extMsg: failureFor('signin', 'invalid_launch', { state: 's1' }) },
    { needs: { contract: 'signin' } },
  ],
  [
    'pool-and-app',
    '`userPoolId` and `appId`: ticket',
    'userPoolId 和 appId 都有：ticket',
    plus('appId={appId}'),
    FIRST,
  ],
]

/** Scenes with their number; `keeps` says whether a result of before can still return to its app. */
const SCENES: readonly (readonly [number, en: string, zh: string, keeps: boolean])[] = [
  [1038, 'back from another mini program', '从另一个小程序返回', true],
  [1041, 'in no document of WeChat', '微信文档未收录', true],
  [1089, 'the recent list, pulled down in chats', '聊天主界面下拉，最近使用', true],
  [1090, 'the recent list, by a long press on the menu', '长按右上角菜单，最近使用', true],
  [1001, 'the recent list, in Discover', '发现栏，最近使用', true],
  [1131, 'the floating window', '浮窗', true],
  [1187, 'the floating window', '浮窗', true],
  [1036, 'a card that an app shared', '应用分享的卡片', false],
  [1011, 'a QR code', '二维码', false],
  [1007, 'a card in a chat', '聊天中的卡片', false],
  [1167, 'a link in a web page', '网页中的链接', false],
  [9999, 'unknown', '未知', false],
]

const scenes: readonly Scenario[] = SCENES.flatMap(([number, en, zh, keeps]) => {
  const title = { en: `${number}, ${en}`, 'zh-CN': `${number}，${zh}` }
  const common = {
    group: 'scene',
    row: { doc: 'ways-in', section: 'Scenes', row: String(number) },
    needs: { contract: 'ticket' },
  } as const
  const then = { ...DONE, canReturn: keeps, extMsg: keeps ? DONE.extMsg : null }
  return [
    {
      ...common,
      id: `scene-${number}`,
      title: { en: `${title.en}: cold`, 'zh-CN': `${title['zh-CN']}：冷启动` },
      visits: [visit(scene(number, TICKET))],
      expected: NOBODY,
    },
    {
      ...common,
      id: `scene-${number}-then`,
      title: { en: `${title.en}: with a result`, 'zh-CN': `${title['zh-CN']}：已有结果` },
      visits: [visit(app(TICKET), ...arrived), visit(scene(number))],
      expected: then,
    },
  ]
})

function rows(section: string, group: Group, all: readonly Row[]): readonly Scenario[] {
  return all.map(([id, en, zh, visits, expected, { needs, ...more } = {}]) => ({
    id,
    group,
    title: { en: en.replaceAll('`', ''), 'zh-CN': zh },
    row: { doc: 'ways-in', section, row: en },
    needs: { contract: 'ticket', ...needs },
    ...more,
    visits,
    expected,
  }))
}

const returnFails: Scenario = {
  id: 'return-fails',
  group: 'wechat',
  title: {
    en: 'The return button fails: the result stays, and another tap works',
    'zh-CN': '返回按钮失败：结果保留，再点一次可返回',
  },
  row: { doc: 'ways-in', section: 'Scenes', row: '1069' },
  needs: { contract: 'ticket' },
  wechat: { launchApp: { errMsg: 'invalid scene' } },
  visits: [visit(app(TICKET), ...returned, { wechat: 'launchApp', reply: null })],
  expected: { ...DONE, returnFailed: true },
}

export const waysIn: readonly Scenario[] = [
  returnFails,
  ...rows('Cold and hot', 'cold-and-hot', coldAndHot),
  ...rows('Two apps', 'two-apps', twoApps),
  ...rows('The launching app', 'app', launchingApp),
  ...rows('The query', 'query', queries),
  ...rows('What the deployment serves', 'query', served),
  ...scenes,
]

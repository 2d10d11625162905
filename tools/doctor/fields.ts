import type { ReplaceableText } from '../../miniprogram/branding/brand'
import { locales, type LocaleName } from '../../miniprogram/locales/index'
import { type EnvironmentName, realEnvironments } from './environment'
import { error, warning } from './finding'
import { https, isLoopback, named, origin, owned, parseUrl } from './origin'
import {
  anything,
  byLanguage,
  type Check,
  fault,
  fields,
  flag,
  isRecord,
  list,
  localized,
  must,
  optional,
  type Read,
  recordIn,
  type Rule,
  text,
  whole,
} from './rules'

/** Ids of the mock backend and of the examples in deployment-fields.ts: known to everybody, and nobody's own. */
const EXAMPLE_IDS: readonly string[] = [
  '62e221f85f5ac5cc47037a39',
  '630ed3137dd6f2fd7001da24',
  '64b7c0d2a91e4f3358d6e1f0',
  '64b7c1519c2d7be04a8f3c66',
  'wx1234567890abcdef',
  'wxfedcba0987654321',
]

const notAnExample: Check = (value, { real }) =>
  real && EXAMPLE_IDS.includes(value) ? error('is an example, not yours') : undefined

/** `wx` and 16 hexadecimal digits: a mini program's AppID, and an app's on WeChat's Open Platform. */
const appIdForm = must(/^wx[0-9a-f]{16}$/, 'is not an AppID: wx and 16 hexadecimal digits')

/** `touristappid` is DevTools' own id for a project without an account. */
const ownAppId: Check = (value, place) => {
  if (value !== 'touristappid') return appIdForm(value, place)
  return (place.real ? error : warning)('runs in the simulator only: no phone, no upload')
}

/** A page must not show WeChat's name before the button that asks for the phone number. */
const doesNotNameWeChat =
  (problem: typeof error, fix: string): Check =>
  (value) =>
    /微信|wechat|weixin/i.test(value)
      ? problem('names WeChat before the phone button (review rule 5.14.4)', fix)
      : undefined

/** Characters. A longer name or text breaks over too many lines of a small phone. */
const atMost =
  (most: number): Check =>
  (value) => {
    const { length } = [...value]
    return length > most ? error(`is ${length} characters long, more than ${most}`) : undefined
  }

const inDevelop: Check = (value) => {
  const url = parseUrl(value)
  if (!url || url.protocol === 'https:' || isLoopback(url)) return undefined
  const why = 'is plain http to another machine: codes and tickets can be read on the way'
  return warning(why, 'Use https, or http://127.0.0.1 with a port.')
}

/** How GenAuth writes the ids of user pools and applications. */
const genauthId = (what: string, otherwise = '') =>
  text(
    `Copy the id of ${what.replace(/^an? /, 'your ')} from GenAuth's console${otherwise}.`,
    must(/^[0-9a-f]{24}$/, `is no id of ${what}: 24 hexadecimal digits`),
    notAnExample,
  )

const header = text(
  "public-config's api.headers.keys tells yours.",
  // RFC 9110 §5.6.2.
  must(/^[\w!#$%&'*+.^`|~-]+$/, 'is no name of a header'),
)

const UNANSWERED = 'is empty: no launch is answered'

/** The contracts of this repository, with their settings as deployment.ts writes them; ids are under `ids` there. */
const contracts: Readonly<Record<string, { readonly ids?: string; readonly rule: Rule }>> = {
  ticket: {
    ids: 'userPoolIds',
    rule: fields({
      userPoolIds: list(
        genauthId('a user pool', ', or make one for the ticket backend: openssl rand -hex 12'),
        "['your user pool']",
        UNANSWERED,
      ),
      path: text(
        'As in /oauth/app2wxapp/ticket/{userPoolId}.',
        must(/^\/[^/].*\{userPoolId\}/, 'does not start with / and hold {userPoolId}'),
      ),
      lifetime: whole(1, 600, 'seconds', "Take your backend's; GenAuth's default is 120."),
    }),
  },
  signin: {
    ids: 'appIds',
    rule: fields({
      appIds: list(genauthId('an application'), "['your application']", UNANSWERED),
      extIdpConnIdentifier: text(
        'Copy the Unique ID of the mini program connection.',
        must(
          /^[a-z0-9-]{1,31}$/,
          "is not a Unique ID as GenAuth's console writes it: a-z, 0-9 and -, at most 31",
        ),
      ),
      scope: text('As in openid profile.', must(/(^| )openid( |$)/, 'does not hold openid')),
      headers: fields({ appId: header, requestFrom: header }),
    }),
  },
  relay: { rule: fields({}) },
}

const ids = list(text(''), '')

export interface Contract {
  readonly name: string
  readonly ids: readonly string[]
  /** Answers what no other contract claims, so nothing in the launch tells whose it is. */
  readonly fallback: boolean
}

const contract: Rule<Contract> = {
  read: (value) => ({
    name: text('').read(recordIn(value)['name']),
    ids: ids.read(recordIn(value)['ids']).filter(Boolean),
    fallback: recordIn(value)['fallback'] === true,
  }),
  check(value, place) {
    if (typeof value === 'function') {
      const { name } = value
      const why = `${place.path}: ${name} is not called`
      return [{ path: place.path, ...error(why, `Write ${name}() with settings.`) }]
    }
    if (!isRecord(value) || typeof value['name'] !== 'string') {
      return [fault(place, value, error('is no contract', 'As in ticket({ … }).'))]
    }
    // What the settings of your own contract look like is yours to say.
    const known = contracts[value['name']]
    const own = known?.ids === undefined ? {} : { [known.ids]: value['ids'] }
    return known?.rule.check({ ...recordIn(value['settings']), ...own }, place) ?? []
  },
}

export const COLOR = /^#[0-9a-f]{6}$/i
const color = text('As in #a8321a.', must(COLOR, 'is no colour'))
const colors = fields({ primary: color, onPrimary: color })
const surfaces = fields({ background: color, sheet: color, text: color })

const ELSEWHERE: Check = () => undefined
const BEFORE_THE_BUTTON = doesNotNameWeChat(error, 'Say what the person gets, not who provides it.')

/** The texts that a brand may replace. */
const replaceable: Readonly<Record<ReplaceableText, Check>> = {
  purpose: BEFORE_THE_BUTTON,
  purposeWithoutPhone: BEFORE_THE_BUTTON,
  loginWithPhone: BEFORE_THE_BUTTON,
  login: BEFORE_THE_BUTTON,
  signedIn: ELSEWHERE,
  signedInHint: ELSEWHERE,
  notFromApp: ELSEWHERE,
  notFromAppHint: ELSEWHERE,
  deletionHint: ELSEWHERE,
}

/** What a text asks to be filled in, once each and in the order of the alphabet. */
export function placeholdersIn(value: string): string {
  return [...new Set(value.match(/\{\w+\}/g) ?? [])].sort().join(' ')
}

function ownTexts(language: LocaleName): Rule {
  const rules = Object.entries(replaceable).map(([key, check]) => {
    const asked = placeholdersIn(locales[language][key as ReplaceableText])
    const keeps: Check = (value) =>
      placeholdersIn(value) === asked
        ? undefined
        : error(`does not keep the placeholders: ${asked || 'there are none'}`)
    return [key, optional(text('Leave it out, or say something.', check, keeps, atMost(60)))]
  })
  return fields(Object.fromEntries(rules) as Record<string, Rule>)
}

const agreement = fields({
  id: text('As in terms.'),
  version: text(
    "As in '2026-01'; change it with the document, and people are asked again.",
    must(/^\S+$/, 'has spaces in it'),
  ),
  required: flag('true, or false for a row of its own.'),
  title: localized(
    "As in { 'zh-CN': '《用户协议》' }.",
    doesNotNameWeChat(warning, 'Leave the name out, if it is not the name of the document.'),
  ),
  url: localized(
    'The address of your document.',
    https,
    owned('is a placeholder', 'Put the address of your document.'),
  ),
  text: optional(localized('The paragraphs of your document.')),
})

const publicConfig = fields({
  appId: genauthId('an application'),
  host: optional(text('As in https://core.genauth.ai.', origin)),
  load: anything,
})

/** Every field of a tenant. */
export const tenantRule = fields({
  id: text('As in maple.', must(/^[a-z0-9-]+$/, 'is not written in a-z, 0-9 and -')),
  contracts: list(contract, 'Enable one: ticket({ … }) for most apps.', 'is empty'),
  launchingAppIds: list(
    text("Copy the app's AppID from WeChat's Open Platform.", appIdForm, notAnExample),
    "['the AppID of your app']",
  ),
  brand: fields({
    name: localized(
      "As in { 'zh-CN': '枫叶咖啡' }.",
      atMost(40),
      doesNotNameWeChat(warning, 'Use the name of your app alone.'),
    ),
    logo: text(
      'Put it into miniprogram/, as in /branding/logo.png.',
      must(/^\//, 'does not start with /'),
    ),
    colors: fields({ light: colors, dark: colors }),
    surfaces: optional(fields({ light: optional(surfaces), dark: optional(surfaces) })),
    hero: optional(
      text(
        'Put it into miniprogram/, as in /branding/hero.svg.',
        must(/^\//, 'does not start with /'),
      ),
    ),
    contactButton: optional(flag('true, or leave it out.')),
    contact: optional(localized("As in { 'zh-CN': '客服 400-000-0000' }.", atMost(60))),
    deletionUrl: optional(localized('Where people delete their account.', https)),
    texts: optional(byLanguage(ownTexts)),
  }),
  agreements: list(agreement, 'Write [] if there is none.'),
  businessDomains: optional(
    list(text('As in https://www.example.com.', origin, https, named), '[]'),
  ),
  publicConfig: optional(publicConfig),
})

export type Tenant = Read<typeof tenantRule>

const tenants = new WeakMap<object, Tenant>()

/** A tenant that environments share is one object, too. They are looked at one by one, by `tenantRule`. */
const sharedTenant: Rule<Tenant> = {
  check: () => [],
  read(value) {
    const known = isRecord(value) ? tenants.get(value) : undefined
    const tenant = known ?? tenantRule.read(value)
    if (isRecord(value)) tenants.set(value, tenant)
    return tenant
  },
}

const environment = (name: EnvironmentName, ...host: readonly Check[]) => {
  const rule = fields({
    host: text('The address of your backend: https://core.genauth.ai.', ...host),
    tenants: list(sharedTenant, 'Name your tenant.', 'is empty'),
  })
  const check: Rule['check'] = (value, place) =>
    rule.check(value, { ...place, real: realEnvironments(place.environment).includes(name) })
  return { ...rule, check }
}

const YOUR_HOST = owned('is a name that nobody can own', 'Put the host of your backend.')
const inPublic = [origin, https, named, YOUR_HOST]

/** Every field of a deployment, but for those of tenants. */
export const deploymentRule = fields({
  appId: text(
    "Set it to your mini program's AppID, here and as appid in project.config.json.",
    ownAppId,
    notAnExample,
  ),
  environments: fields({
    develop: environment('develop', origin, inDevelop),
    trial: environment('trial', ...inPublic),
    release: environment('release', ...inPublic),
  }),
  // Shorter fails on a slow network, longer than WeChat's own limit never ends by itself.
  timeout: whole(3_000, 60_000, 'milliseconds', 'Start from 10_000.'),
})

/** What the checks read of miniprogram/deployment.ts. */
export type Deployment = Read<typeof deploymentRule>

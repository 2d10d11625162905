import { isIP } from 'node:net'
import { FormatRegistry, type Static, type TProperties, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

const text = (description: string, more: object = {}) =>
  Type.String({ minLength: 1, description, ...more })
const origin = (description: string, more: object = {}) =>
  text(`${description}: https, or http on this machine; no path, no slash at the end`, {
    format: 'origin',
    ...more,
  })
FormatRegistry.Set('origin', (value) => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  const here = url.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(url.hostname)
  return url.origin === value && (here || url.protocol === 'https:')
})
FormatRegistry.Set('proxies', (value) =>
  value.split(',').every((one) => {
    const [address = '', range = '1', ...more] = one.trim().split('/')
    if (/^(loopback|linklocal|uniquelocal)$/.test(one.trim())) return true
    const bits = isIP(address) === 6 ? 128 : 32
    return (
      isIP(address) > 0 && more.length === 0 && /^[1-9]\d*$/.test(range) && Number(range) <= bits
    )
  }),
)
const number = (description: string, [byDefault, minimum, maximum]: [number, number, number]) =>
  Type.Integer({
    description: `${description}, ${minimum} to ${maximum}`,
    default: byDefault,
    minimum,
    maximum,
  })
const flag = (description: string, byDefault: boolean) =>
  Type.Boolean({ description: `true or false; ${description}`, default: byDefault })
const oneOf = <Name extends string>(description: string, names: readonly [Name, ...Name[]]) =>
  Type.Union(
    names.map((name) => Type.Literal(name)),
    {
      description: `${names.join(', ')}: ${description}`,
      default: names[0],
    },
  )

const common = {
  HOST: text('the address to listen at', { default: '127.0.0.1' }),
  PORT: number('the port to listen at', [9440, 0, 65535]),
  TRUST_PROXY: text('whose X-Forwarded-For counts: addresses, ranges, loopback, uniquelocal', {
    default: 'loopback',
    format: 'proxies',
  }),
  ISSUER: origin('the public origin of this server, the iss of every id_token'),
  USER_POOL_ID: text(
    'the user pool id that apps send, 24 hexadecimal digits: openssl rand -hex 12',
    {
      pattern: '^[0-9a-f]{24}$',
    },
  ),
  POOL_SECRET: text("of the app's server, at least 32 characters: openssl rand -hex 32", {
    minLength: 32,
  }),
  EXCHANGE_NEEDS_SECRET: flag('false: the code_verifier is enough, and must be there', true),
  SIGNING_KEY_FILES: text('PEM files, EC P-256 or RSA, separated by commas; the first one signs'),
  STORE: text('sqlite:FILE, or redis://… if more than one machine serves', {
    default: 'sqlite:ticket-backend.sqlite',
    pattern: '^(sqlite:.+|rediss?://.+)$',
  }),
  TICKET_SECONDS: number('seconds until a ticket expires', [120, 10, 600]),
  REQUESTS_PER_MINUTE: number(
    'requests from one address, which people of a carrier share',
    [60, 1, 1e6],
  ),
  LOGINS_PER_MINUTE: number('logins of one person', [5, 1, 1e6]),
  LOG_LEVEL: oneOf('what is logged', ['info', 'debug', 'warn', 'error', 'fatal', 'silent']),
}

const wechat = {
  ADAPTER: Type.Literal('wechat'),
  WECHAT_APP_ID: text("the mini program's AppID", { pattern: '^wx[0-9a-f]{16}$' }),
  WECHAT_APP_SECRET: text("the mini program's AppSecret"),
  WECHAT_URL: origin("WeChat's server", { default: 'https://api.weixin.qq.com' }),
  LOGIN_ONLY: flag('true: people without an account are refused', false),
}

const genauth = {
  ADAPTER: Type.Literal('genauth'),
  GENAUTH_URL: origin("GenAuth's origin, such as https://core.genauth.ai"),
  GENAUTH_APP_ID: text('the application id, 24 hexadecimal digits', { pattern: '^[0-9a-f]{24}$' }),
  GENAUTH_APP_SECRET: Type.Optional(text("the application's secret, if it has one")),
  GENAUTH_AUTH_METHOD: oneOf('of the secret', ['client_secret_post', 'client_secret_basic']),
  GENAUTH_CONNECTION: text("the connection's Unique ID: a-z, 0-9 and -, at most 31", {
    pattern: '^[a-z0-9-]{1,31}$',
  }),
  GENAUTH_HEADERS: oneOf('how its header names begin', ['x-authing', 'x-genauth']),
}
const adapters = new Map<string, TProperties>(Object.entries({ wechat, genauth }))

const Common = Type.Object(common)
const WeChatFields = Type.Object(wechat)
const GenauthFields = Type.Object(genauth)
export type WeChatConfig = Static<typeof WeChatFields>
export type GenauthConfig = Static<typeof GenauthFields>
export type Config = Static<typeof Common> & { readonly adapter: WeChatConfig | GenauthConfig }
export type Variable = keyof typeof common | keyof typeof wechat | keyof typeof genauth

/** What stands there and is no number or flag stays a text, which the schema refuses. */
function parsed(value: string | undefined, type: unknown): unknown {
  if (type === 'integer') return /^\d+$/.test(value ?? '') ? Number(value) : value
  return type === 'boolean' && /^(true|false)$/.test(value ?? '') ? value === 'true' : value
}

/**
 * Reads the configuration from the environment; an empty variable counts as absent.
 * @throws Error with a line for each variable that is wrong; it holds no value, for some are secrets
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const wrong: string[] = []
  const read = (fields: TProperties) => {
    const schema = Type.Object(fields)
    const asked = Object.entries(fields).map(([name, { type }]) => [
      name,
      parsed(given[name], type),
    ])
    const values = Value.Default(schema, Object.fromEntries(asked))
    const names = new Set([...Value.Errors(schema, values)].map(({ path }) => path.slice(1)))
    for (const [name, { description = '' }] of Object.entries(fields)) {
      const value = given[name]
      if (value !== undefined && /^[\s'"]|[\s'"]$/.test(value)) {
        wrong.push(`${name} begins or ends with a space or a quote`)
      } else if (names.has(name)) {
        wrong.push(`${name} ${value === undefined ? 'is missing' : 'is wrong'}: ${description}`)
      }
    }
    return values
  }
  const base = read(common)
  const { ADAPTER = '' } = given
  const fields = adapters.get(ADAPTER)
  const adapter = read(fields ?? { ADAPTER: Type.Never({ description: 'wechat or genauth' }) })
  for (const name of Object.keys({ ...wechat, ...genauth })) {
    if (fields && !(name in fields) && given[name] !== undefined) {
      wrong.push(`${name} is set, but belongs to the other ADAPTER`)
    }
  }
  if (wrong.length > 0) throw new Error(`Configuration:\n  ${wrong.join('\n  ')}`)
  return {
    ...Value.Decode(Common, base),
    adapter: Value.Decode(Type.Union([WeChatFields, GenauthFields]), adapter),
  }
}

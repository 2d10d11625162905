import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { failures } from '../../miniprogram/failure'

/**
 * The only place for the shape of what mini program, app and backend send to each other. The mock backend checks its
 * requests by these schemas, `npm run backend-check` the answers of any backend, and docs/contract is made of them.
 */

const describe = (description: string) => ({ description })
const optional = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema)
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

/** Bodies as they come over the wire. Both SDKs send `""` for what they do not have, so only codes must not be empty. */
export const Code = Type.Object({ code: Type.String({ minLength: 1 }) })

const ProofText = Type.String({ minLength: 1, maxLength: 64 })

/** Proof of one agreement: who logs in saw this version in this language, and agreed then, by the phone's clock. */
const Agreed = Type.Object({
  id: ProofText,
  version: ProofText,
  lang: Type.String({
    ...describe('The language that the person saw: zh-CN, en, …'),
    pattern: '^[a-z]{2,3}(-[A-Za-z]{2,4})*$',
  }),
  agreedAt: Type.String({ format: 'date-time' }),
})
export type Agreed = Static<typeof Agreed>

/** UNSOURCED: GenAuth documents no field for it; this is the project's default, to be confirmed with GenAuth. */
const agreements = Type.Optional(
  Type.Array(Agreed, {
    ...describe('What the person agreed to, for the backend to keep. Absent if nobody was asked.'),
    maxItems: 100,
  }),
)

/** RFC 7636 §4.2 */
const unreserved = '^[A-Za-z0-9_.~-]'

export const TicketPost = Type.Object({
  wxLoginInfo: Code,
  wxPhoneInfo: optional(Code),
  code_challenge: optional(Type.String({ pattern: `${unreserved}{43,128}$` })),
  code_challenge_method: optional(Type.Union([Type.Literal('S256'), Type.Literal('plain')])),
  agreements,
})
export type TicketPost = Static<typeof TicketPost>

/** GenAuth writes codes as numbers or as text. */
const ok = Type.Union([Type.Literal(200), Type.Literal('200')])
/** Anything but 200; an apiCode from 1000 on. */
const no = Type.Union([
  Type.Integer({ not: { const: 200 } }),
  Type.String({ pattern: '^\\d{1,9}$', not: { const: '200' } }),
])
const seconds = (description: string) =>
  optional(
    Type.Union([
      Type.Number({ exclusiveMinimum: 0, description }),
      Type.String({ pattern: '^\\d+$' }),
    ]),
  )

/** The sample parsers split on `&` and `=` and decode nothing. */
const Ticket = Type.String({ pattern: '^[\\x21-\\x25\\x27-\\x3c\\x3e-\\x7e]{1,4096}$' })

export const TicketGrant = Type.Object({
  code: ok,
  message: optional(Type.String()),
  data: Type.Object({
    ticket: Ticket,
    expiresIn: seconds('Default: the `lifetime` of deployment.ts.'),
  }),
})

const reason = Type.String(describe('For the person, in the language that was asked for.'))
const requestId = optional(Type.String())

export const TicketRefusal = Type.Object({
  code: no,
  message: reason,
  apiCode: optional(no),
  requestId,
  data: optional(nullable(Type.Object({}))),
})

const text = optional(Type.String())
export const ExchangePost = Type.Object({
  ticket: optional(Type.String(describe('Required; GenAuth also takes it from the query.'))),
  secret: optional(Type.String(describe('Of the user pool. Stays on the server of the app.'))),
  code_verifier: optional(Type.String(describe('If the launch had a code_challenge.'))),
})
export type ExchangePost = Static<typeof ExchangePost>

export const ExchangeGrant = Type.Object({
  code: ok,
  message: text,
  data: Type.String({
    ...describe('The user, as JSON inside a text: parse twice.'),
    contentMediaType: 'application/json',
  }),
})

/** What `data` of the exchange holds, of the twenty keys in GenAuth's guide. */
export const User = Type.Object({
  _id: Type.String({ minLength: 1 }),
  phone: optional(nullable(Type.String())),
  openid: optional(nullable(Type.String())),
  unionid: optional(nullable(Type.String())),
  token: Type.String({ minLength: 1 }),
  tokenExpiredAt: optional(Type.String()),
})

export const RelayPost = Type.Object({
  connId: Type.String(),
  // Android drops the key if extMsg was no JSON, and posts all the same.
  code: Type.String({ minLength: 1 }),
  phoneInfoCode: text,
  iv: text,
  encryptedData: text,
})

export const RelayGrant = Type.Object({
  code: ok,
  message: text,
  data: Type.Object({ id: Type.String(), token: Type.String() }),
})

const signinRest = {
  extIdpConnidentifier: Type.String(),
  client_id: text,
  client_secret: text,
  options: optional(
    Type.Object({
      scope: optional(
        Type.String({ ...describe('Must hold openid.'), pattern: '(^| )openid( |$)' }),
      ),
      customData: optional(Type.Object({ agreements })),
    }),
  ),
}

/** wechat_mini_program_phone, which decrypts with a session key, is left out: no client of this project uses it. */
export const SigninPost = Type.Union([
  Type.Object({
    connection: Type.Literal('wechat_mini_program_code'),
    wechatMiniProgramCodePayload: Code,
    ...signinRest,
  }),
  Type.Object({
    connection: Type.Literal('wechat_mini_program_code_and_phone'),
    wechatMiniProgramCodeAndPhonePayload: Type.Object({ wxLoginInfo: Code, wxPhoneInfo: Code }),
    ...signinRest,
  }),
])
export type SigninPost = Static<typeof SigninPost>

/** At least one of the two tokens. */
const Tokens = Type.Object(
  {
    access_token: text,
    id_token: text,
    refresh_token: text,
    scope: text,
    token_type: text,
    expires_in: seconds('As the SDK for mini programs reads it.'),
    expire_in: seconds('As the documents have it. Default: 7200.'),
  },
  { anyOf: [{ required: ['access_token'] }, { required: ['id_token'] }] },
)

export const SigninGrant = Type.Object({
  statusCode: ok,
  message: text,
  requestId,
  data: Tokens,
})

export const SigninRefusal = Type.Object({
  statusCode: no,
  message: reason,
  apiCode: optional(no),
  requestId,
  data: optional(nullable(Type.Object({}))),
})

/** The keys of GenAuth's public config that are shown, and only if `genauthPublicConfig` is in deployment.ts. */
export const PublicConfig = Type.Object({
  code: ok,
  data: Type.Object({
    name: text,
    logo: text,
    agreementEnabled: optional(Type.Boolean()),
    agreements: optional(
      Type.Array(
        Type.Object({
          id: Type.Integer(),
          title: Type.String(describe('HTML; its links are the documents.')),
          lang: Type.String(),
          required: Type.Boolean(),
          order: Type.Integer(),
          availableAt: nullable(
            Type.Integer(describe('0: register page, 1: login page, 2: both.')),
          ),
        }),
      ),
    ),
  }),
})

const state = optional(
  Type.String({ ...describe("The launch's, unchanged."), pattern: `${unreserved}{1,512}$` }),
)
const error = Type.Union(
  Object.keys(failures).map((kind) => Type.Literal(kind)),
  describe('The kind of failures.json.'),
)
/** Never empty, never more than one line; decide by the code, not by it. */
const Message = Type.String({ pattern: '^[^&=\\r\\n]{1,120}$' })

const Granted = (name: string) => Type.Object({ [name]: Type.String({ minLength: 1 }) })

/** The three results: what the app gets as `extMsg`. */
export const results = {
  /** Its query string, split at `&` and then at the first `=`. Nothing is percent-encoded. */
  ticket: Type.Union([
    Type.Object({ code: Type.Literal('200'), message: Message, ticket: Ticket, state }, strict),
    Type.Object(
      {
        code: Type.Literal('400'),
        message: Message,
        error,
        api_code: optional(Type.String({ pattern: '^\\d{1,9}$' })),
        state,
      },
      strict,
    ),
  ]),
  /** Its JSON. Every failure is an empty `extMsg`. */
  relay: Type.Object({ code: Type.String({ minLength: 1 }), phoneInfoCode: text, state }, strict),
  /** Its JSON. */
  signin: Type.Union([
    Type.Object(
      {
        statusCode: Type.Literal(200),
        message: text,
        requestId,
        state,
        /** Whatever the backend sent, with one of the tokens. */
        data: Type.Union(
          [Granted('access_token'), Granted('id_token')],
          describe("The backend's, unchanged."),
        ),
      },
      strict,
    ),
    Type.Object(
      {
        statusCode: Type.Integer({ not: { const: 200 } }),
        message: Type.String({ minLength: 1 }),
        error,
        apiCode: optional(Type.Integer()),
        requestId,
        state,
      },
      strict,
    ),
  ]),
} as const
export type ContractName = keyof typeof results

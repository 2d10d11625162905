import type { TSchema } from '@sinclair/typebox'
import { locales } from '../../miniprogram/locales/index'
import * as messages from './messages'

type Json = Readonly<Record<string, unknown>>

/** A schema without TypeBox's own symbols, of which JSON has none. */
export function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json
}

/** Those of the messages that have a name in the document. */
const schemas = {
  TicketPost: messages.TicketPost,
  TicketGrant: messages.TicketGrant,
  TicketRefusal: messages.TicketRefusal,
  ExchangePost: messages.ExchangePost,
  ExchangeGrant: messages.ExchangeGrant,
  User: messages.User,
  RelayPost: messages.RelayPost,
  RelayGrant: messages.RelayGrant,
  SigninPost: messages.SigninPost,
  SigninGrant: messages.SigninGrant,
  SigninRefusal: messages.SigninRefusal,
  PublicConfig: messages.PublicConfig,
} as const
type Name = keyof typeof schemas

const ref = (name: Name) => ({ $ref: `#/components/schemas/${name}` })

const json = (schema: Json, examples: Json = {}) => ({
  'application/json': { schema, ...(Object.keys(examples).length > 0 && { examples }) },
})

/** Whatever is no grant is a refusal. GenAuth answers with HTTP 200 either way. */
const answers = (grant: Name, refusal: Name, examples: Json) => ({
  '200': {
    description: 'Granted if the code is 200; otherwise refused.',
    content: json({ oneOf: [ref(grant), ref(refusal)] }, examples),
  },
  '4XX': { description: 'Refused.', content: json(ref(refusal)) },
  '5XX': {
    description: 'Refused: `server_error` unless an apiCode says more.',
    content: json(ref(refusal)),
  },
})

const header = (
  name: string,
  description: string,
  required = true,
  schema: Json = { type: 'string' },
) => ({
  ...{ name, in: 'header', required, description },
  schema,
})
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })

const tags = Object.values(locales).map(({ languageTag }) => languageTag)

/** What every post of the mini program has. */
const posted = [
  header('idempotency-key', 'Of one login. A repeated request has the same key and the same body.'),
  header('x-authing-lang', 'The language on screen, for `message`. The name is a setting.', true, {
    type: 'string',
    enum: tags,
  }),
  header('accept-language', 'The same.', true, { type: 'string', enum: tags }),
]

/** The examples of docs/contract.md by their marks, `post ticket` for example. */
export type Examples = (mark: string) => string

/** OpenAPI 3.1 of all that goes over HTTP. */
export function openapi(example: Examples): Json {
  const answer = (mark: string): Json => ({ value: JSON.parse(example(mark)) })
  const post = (mark: string): Json => ({ value: JSON.parse(example(mark).split('\n\n')[1] ?? '') })
  const body = (name: Name, examples: Json) => ({
    required: true,
    content: json(ref(name), examples),
  })
  return {
    openapi: '3.1.0',
    info: {
      title: 'mini-login',
      version: '1.0.0',
      description:
        'What the mini program, the app and the auth backend send to each other. docs/contract.md explains it. ' +
        'Made by `npm run contract`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://core.genauth.ai', description: '`host` of deployment.ts' }],
    security: [],
    tags: [
      { name: 'mini program', description: 'What the mini program asks.' },
      { name: 'app', description: "What the app or the app's server asks, with the result." },
    ],
    paths: {
      '/oauth/app2wxapp/ticket/{userPoolId}': {
        post: {
          operationId: 'issueTicket',
          tags: ['mini program'],
          summary: 'ticket: both codes become a ticket',
          description:
            'GenAuth does not publish this endpoint: the path is a setting. Codes and tickets work once.',
          parameters: [inPath('userPoolId'), ...posted],
          requestBody: body('TicketPost', {
            'with phone number': post('post ticket'),
            'without phone number': post('post-phoneless ticket'),
          }),
          responses: answers('TicketGrant', 'TicketRefusal', {
            granted: answer('answer ticket'),
            refused: answer('answer-refused ticket'),
          }),
        },
      },
      '/oauth/app2wxapp/auth/{userPoolId}': {
        post: {
          operationId: 'exchangeTicket',
          tags: ['app'],
          summary: "ticket: the app's server gets the user",
          description: 'Once for each ticket, within 120 s unless the backend said otherwise.',
          parameters: [inPath('userPoolId')],
          requestBody: body('ExchangePost', { 'with challenge': post('app-post ticket') }),
          responses: answers('ExchangeGrant', 'TicketRefusal', {
            granted: answer('app-answer ticket'),
          }),
        },
      },
      '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode': {
        post: {
          operationId: 'authByCode',
          tags: ['app'],
          summary: "relay: GenAuth's Guard SDK posts the codes",
          description: 'Both codes work once and expire after 300 s.',
          parameters: [
            header('x-authing-userpool-id', 'The user pool.'),
            header('x-authing-app-id', 'The application.'),
          ],
          requestBody: body('RelayPost', { 'with phone number': post('app-post relay') }),
          responses: answers('RelayGrant', 'TicketRefusal', {}),
        },
      },
      '/api/v3/signin-by-mobile': {
        post: {
          operationId: 'signinByMobile',
          tags: ['mini program'],
          summary: 'signin: both codes become tokens',
          description: 'The application needs `token_endpoint_auth_method: none`.',
          parameters: [
            header('x-authing-app-id', 'The application. The name is a setting.'),
            header('x-authing-request-from', 'The name is a setting.', true, {
              const: 'sdk-miniapp',
            }),
            ...posted,
          ],
          requestBody: body('SigninPost', {
            'with phone number': post('post signin'),
            'without phone number': post('post-phoneless signin'),
          }),
          responses: answers('SigninGrant', 'SigninRefusal', {
            granted: answer('answer signin'),
            refused: answer('answer-refused signin'),
          }),
        },
      },
      '/api/v2/applications/{appId}/public-config': {
        get: {
          operationId: 'publicConfig',
          tags: ['mini program'],
          summary: 'Name, logo and agreements, only with genauthPublicConfig',
          parameters: [inPath('appId')],
          responses: {
            '200': { description: 'Anything else is ignored.', content: json(ref('PublicConfig')) },
            '4XX': { description: 'Ignored.' },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]),
      ),
    },
  }
}

import { Option } from 'commander'
import { signin } from '../../miniprogram/contracts/signin'
import { ticket } from '../../miniprogram/contracts/ticket'
import { type CommandLine, run, WrongUse } from '../command/command'
import { countsOf } from '../doctor/finding'
import { formatFindings } from '../doctor/report'
import { checkBackend } from './check'
import { givenCodes, mockCodes } from './codes'
import { Conversation } from './conversation'

interface Options {
  readonly host: string
  readonly contract: 'ticket' | 'signin'
  readonly userPool?: string
  readonly path: string
  readonly appId?: string
  readonly connection: string
  readonly headerPrefix: string
  readonly wechat?: string
  readonly wait?: boolean
  readonly limit?: boolean
  readonly json?: boolean
}

const THEMES = {
  host: 'Host',
  login: 'Login',
  codes: 'Codes',
  retry: 'Idempotency',
  lifetime: 'Lifetime',
  refusal: 'Refusals',
  ticket: 'Exchange by the app',
  signin: 'Tokens',
  time: 'Time',
}

export const command: CommandLine<Options> = {
  name: 'npm run backend-check --',
  about:
    'Plays the mini program before a backend, and tells which promises of docs/contract.md it keeps.\n' +
    'Codes come from a mock WeChat (--wechat) or from LOGIN_CODES and PHONE_CODES, the secret of the\n' +
    'user pool from POOL_SECRET: environment variables, because arguments stay in the history.',
  declare: (command) =>
    void command
      .requiredOption('--host <url>', 'of the backend: scheme, host and port')
      .addOption(
        new Option('--contract <name>', 'what it answers')
          .choices(['ticket', 'signin'])
          .default('ticket'),
      )
      .option('--user-pool <id>', 'of ticket')
      .option(
        '--path <path>',
        'of ticket, as in deployment.ts',
        '/oauth/app2wxapp/ticket/{userPoolId}',
      )
      .option('--app-id <id>', 'of signin: the application')
      .option('--connection <name>', 'of signin: extIdpConnIdentifier', 'mini-login')
      .option('--header-prefix <text>', 'of signin', 'x-authing-')
      .option('--wechat <url>', 'a mock backend, whose WeChat this backend asks')
      .option('--wait', 'waits until a ticket expires')
      .option('--limit', 'logs in with made-up codes until it is refused as too often')
      .option('--json', 'prints the findings for machines'),
  async act(options) {
    const { contract, wechat, wait = false, limit = false, json = false } = options
    const host = originOf(options.host, '--host')
    const { played, query, exchangePath } = playedBy(options)
    const findings = await checkBackend({
      host,
      contract,
      talk: new Conversation(host, played, query),
      codes:
        wechat === undefined ? givenCodes(process.env) : mockCodes(originOf(wechat, '--wechat')),
      exchangePath,
      secret: process.env['POOL_SECRET'],
      wait,
      limit,
    })
    const counts = countsOf(findings)
    const colored = process.stdout.isTTY && !process.env['NO_COLOR']
    const title = `Does ${host} keep the promises of ${contract}?`
    console.log(
      json
        ? JSON.stringify({ host, contract, findings, counts }, undefined, 2)
        : formatFindings({ title, themes: THEMES, findings }, colored),
    )
    return counts.error === 0
  },
}

/** The contract as a deployment enables it, and a launch that it serves. */
function playedBy({ contract, userPool, path, appId, connection, headerPrefix }: Options) {
  switch (contract) {
    case 'ticket':
      if (!userPool) throw new WrongUse('ticket needs --user-pool')
      return {
        played: ticket({ userPoolIds: [userPool], path, lifetime: 120 }),
        query: { userPoolId: userPool, state: 'backend-check' },
        exchangePath: `/oauth/app2wxapp/auth/${userPool}`,
      }
    case 'signin':
      if (!appId) throw new WrongUse('signin needs --app-id')
      return {
        played: signin({
          appIds: [appId],
          extIdpConnIdentifier: connection,
          scope: 'openid profile',
          headers: {
            appId: `${headerPrefix}app-id`,
            requestFrom: `${headerPrefix}request-from`,
            lang: `${headerPrefix}lang`,
          },
        }),
        query: { appId, state: 'backend-check' },
        exchangePath: '',
      }
  }
}

function originOf(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search)
    return url.origin
  throw new WrongUse(`${option} must be scheme and host, as in https://login.example.cn.`)
}

run(command, __filename)

import type { AppContract } from '../app/page/config'
import { granted, paths, shared } from './launches'
import type { Needs, Scenario, Step } from './scenario'

/** Logins that work. */
export const logins: readonly Scenario[] = [
  login('ticket', ['Ticket with phone number', '用手机号换取 ticket'], shared),
  login('relay', ['Relay of the codes', '把 code 交给应用'], shared),
  login('signin', ['Sign in by the mini program', '小程序直接登录'], shared),
  {
    ...login(
      'ticket',
      ['Agree on the half-screen', '在半屏中同意'],
      ['log in', 'agree and log in', 'allow'],
    ),
    id: 'login-half-screen',
  },
  {
    ...login('ticket', ['The second tenant', '第二个租户'], shared, { second: true }),
    id: 'login-second-tenant',
  },
]

function login(
  contract: AppContract,
  [en, zh]: readonly [string, string],
  then: readonly Step[],
  needs: Partial<Needs> = {},
): Scenario {
  return {
    id: `login-${contract}`,
    group: 'login',
    title: { en, 'zh-CN': zh },
    row: { doc: 'contract', contract },
    needs: { contract, ...needs },
    visits: [{ launch: { by: 'app', path: paths[contract] }, then }],
    expected: { phase: 'signed_in', canReturn: true, extMsg: granted[contract], user: true },
  }
}

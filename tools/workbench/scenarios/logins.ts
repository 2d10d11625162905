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
  {
    ...login('ticket', ['A login without phone number', '不要手机号的登录'], ['tick', 'log in']),
    id: 'login-without-phone',
    visits: [
      {
        launch: { by: 'app', path: paths.ticket.replace('getPhone=1', 'getPhone=0') },
        then: ['tick', 'log in'],
      },
    ],
  },
  {
    ...login(
      'ticket',
      ['Again after a broken connection', '连接中断后重试'],
      [...shared, 'try again', 'log in', 'allow'],
    ),
    id: 'login-again',
    backend: { faults: [{ kind: 'lose', times: 1 }] },
  },
  {
    ...login(
      'ticket',
      ["WeChat's own sheet for the privacy guide", '微信自带的隐私弹窗'],
      ['tick', 'log in', 'agree to privacy guide', 'allow'],
    ),
    id: 'login-privacy-sheet',
    phone: 'missing=getPrivacySetting',
  },
  {
    ...login('ticket', ['Agreed to the privacy guide before', '此前已同意隐私保护指引'], shared),
    id: 'login-privacy-agreed',
    phone: 'privacy=agreed&missing=getPrivacySetting',
  },
  {
    ...login('ticket', ['A slow backend', '后端响应慢'], shared),
    id: 'login-slow',
    backend: { faults: [{ kind: 'delay', times: 1, delay: 300 }] },
  },
  {
    ...login('ticket', ['Behind for a moment while signing in', '登录途中短暂离开'], shared),
    id: 'login-leave',
    wechat: { request: 'late' },
    visits: [
      { launch: { by: 'app', path: paths.ticket }, then: [...shared, 'leave', { wait: 4 }] },
      { launch: { by: 'app' }, then: [{ wechat: 'request', reply: null }] },
    ],
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

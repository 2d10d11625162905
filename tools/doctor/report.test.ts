import { MINIMUM_BASE_LIBRARY } from '../../miniprogram/wechat/base-library'
import type { Report } from './doctor'
import { formatReport } from './report'

const report: Report = {
  environment: 'release',
  offline: false,
  findings: [
    { id: 'hosts.develop', level: 'ok', title: 'develop', detail: 'http://127.0.0.1:9430' },
    { id: 'program.app-id', level: 'error', title: 'AppID', detail: 'is wrong', fix: 'Fix it.' },
    { id: 'hosts.trial', level: 'warning', title: 'trial', detail: 'one\ntwo' },
  ],
  counts: { ok: 1, warning: 1, error: 1 },
  lines: { request: ['https://login.acorn.cn'], business: [] },
  privacy: [{ item: '收集你的手机号', calls: ['getPhoneNumber'], use: 'to log in' }],
}

it('is aligned, grouped, and tells the fix', () => {
  expect(formatReport(report, false).split('\n')).toEqual([
    'Is the deployment ready for release?',
    '',
    'Mini program',
    '  error    AppID    is wrong',
    '                    → Fix it.',
    '',
    'Hosts',
    '  ok       develop  http://127.0.0.1:9430',
    '  warning  trial    one',
    '                    two',
    '',
    "For WeChat's console, mp.weixin.qq.com",
    '  request 合法域名',
    '    https://login.acorn.cn',
    '  业务域名',
    '    none',
    '  用户隐私保护指引',
    '    收集你的手机号 (getPhoneNumber): to log in',
    '  基础库最低版本设置',
    `    ${MINIMUM_BASE_LIBRARY}`,
    '',
    '1 ok, 1 warning, 1 error',
  ])
})

it('has colours only if they are asked for, and says that it was offline', () => {
  expect(formatReport(report, false)).not.toContain('\u001b')
  expect(formatReport(report, true)).toContain('\u001b[31merror  \u001b[39m')
  expect(formatReport({ ...report, offline: true }, false)).toMatch(/^Is .*release\? \(offline\)\n/)
})

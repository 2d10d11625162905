import { styleText } from 'node:util'
import { MINIMUM_BASE_LIBRARY } from '../../miniprogram/wechat/base-library'
import type { Report } from './doctor'
import { countsOf, type Finding, type Level } from './finding'

const COLORS = { ok: 'green', warning: 'yellow', error: 'red' } as const

/** What findings are about, by the first part of their ids, in the order of the report. */
export const themes: Readonly<Record<string, string>> = {
  program: 'Mini program',
  hosts: 'Hosts',
  launch: 'Launches and contracts',
  brand: 'Brand',
  agreements: 'Agreements',
  network: 'Network',
  package: 'Package',
  machine: 'This machine',
}

/** Findings by theme, for a person. */
export interface Findings {
  readonly title: string
  readonly themes: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/** With colours where they can be seen; `more` stands before the sum. */
export function formatFindings(
  { title, themes: ownThemes, findings }: Findings,
  colored: boolean,
  more: readonly string[] = [],
): string {
  const paint = (level: Level, text: string) =>
    colored ? styleText(COLORS[level], text, { validateStream: false }) : text
  const width = Math.max(...findings.map(({ title }) => title.length).filter((n) => n <= 30))
  const indented = `\n${' '.repeat(13 + width)}`
  const shown = ({ level, title: item, detail, fix }: Finding) =>
    `  ${paint(level, level.padEnd(7))}  ${item.padEnd(width)}  ` +
    `${detail}${fix ? `\n→ ${fix}` : ''}`.replaceAll('\n', indented)
  const counts = countsOf(findings)
  return [
    title,
    '',
    ...Object.entries(ownThemes).flatMap(([theme, name]) => {
      const own = findings.filter(({ id }) => id.startsWith(`${theme}.`))
      return own.length === 0 ? [] : [name, ...own.map(shown), '']
    }),
    ...more,
    `${counts.ok} ok, ${plural(counts.warning, 'warning')}, ${plural(counts.error, 'error')}`,
  ].join('\n')
}

/** The report for a person, with colours where they can be seen. */
export function formatReport(report: Report, colored: boolean): string {
  const { findings, environment, offline, lines, privacy } = report
  const declared = privacy?.map(
    ({ item, calls, use }) => `${item} (${calls.join(', ')})${use ? `: ${use}` : ''}`,
  )
  const title = `Is the deployment ready for ${environment}?${offline ? ' (offline)' : ''}`
  return formatFindings({ title, themes, findings }, colored, [
    "For WeChat's console, mp.weixin.qq.com",
    ...block('request 合法域名', lines.request),
    ...block('业务域名', lines.business),
    ...block('用户隐私保护指引', declared),
    ...block('基础库最低版本设置', [MINIMUM_BASE_LIBRARY]),
    '',
  ])
}

function block(title: string, entries: readonly string[] = ['known when it compiles']): string[] {
  return [`  ${title}`, ...(entries.length > 0 ? entries : ['none']).map((entry) => `    ${entry}`)]
}

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

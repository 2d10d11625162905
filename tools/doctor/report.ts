import { styleText } from 'node:util'
import { MINIMUM_BASE_LIBRARY } from '../../miniprogram/wechat/base-library'
import { themes, type Report } from './doctor'
import type { Finding, Level } from './finding'

const WIDTH = 100

const COLORS = { ok: 'green', warning: 'yellow', error: 'red' } as const

/** The report for a person, with colours where they can be seen. */
export function formatReport(report: Report, colored: boolean): string {
  const { findings, counts, environment, offline } = report
  const paint = (level: Level, text: string) =>
    colored ? styleText(COLORS[level], text, { validateStream: false }) : text
  const titleWidth = Math.max(...findings.map(({ title }) => title.length).filter((n) => n <= 30))
  const groups = Object.entries(themes).flatMap(([theme, title]) => {
    const own = findings.filter(({ id }) => id.startsWith(`${theme}.`))
    return own.length === 0
      ? []
      : [title, ...own.flatMap((finding) => lines(finding, titleWidth, paint)), '']
  })
  return [
    `Is the deployment ready for ${environment}?${offline ? ' (offline)' : ''}`,
    '',
    ...groups,
    ...consoleLines(report),
    `${counts.ok} ok, ${plural(counts.warning, 'warning')}, ${plural(counts.error, 'error')}`,
  ].join('\n')
}

function lines(
  { level, title, detail, fix }: Finding,
  titleWidth: number,
  paint: (level: Level, text: string) => string,
): string[] {
  const indent = 2 + 'warning'.length + 2 + titleWidth + 2
  const head = `  ${paint(level, level.padEnd(7))}  ${title.padEnd(titleWidth)}  `
  const [first = '', ...more] = wrap(detail, WIDTH - indent)
  const pad = ' '.repeat(indent)
  const advice = fix ? wrap(`→ ${fix}`, WIDTH - indent) : []
  return [head + first, ...[...more, ...advice].map((line) => pad + line)].map((line) =>
    line.trimEnd(),
  )
}

/**
 * Breaks between words; a word that is too long has a line of its own. What is in lines already stays so.
 * By hand: wrap-ansi is ESM alone, which Jest does not load here.
 */
export function wrap(text: string, width: number): string[] {
  const line = new RegExp(`(?=\\S)(?:.{1,${width}}|\\S+)(?=\\s|$)`, 'g')
  return text.split('\n').flatMap((paragraph) => paragraph.match(line) ?? [''])
}

function consoleLines({ lines, privacy }: Report): string[] {
  const declared = privacy?.map(
    ({ item, calls, use }) => `${item} (${calls.join(', ')})${use ? `: ${use}` : ''}`,
  )
  return [
    "For WeChat's console, mp.weixin.qq.com",
    ...block('request 合法域名', lines.request),
    ...block('业务域名', lines.business),
    ...block('用户隐私保护指引', declared),
    ...block('基础库最低版本设置', [MINIMUM_BASE_LIBRARY]),
    '',
  ]
}

function block(title: string, entries: readonly string[] = ['known when it compiles']): string[] {
  return [`  ${title}`, ...(entries.length > 0 ? entries : ['none']).map((entry) => `    ${entry}`)]
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

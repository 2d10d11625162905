import type { Agreement } from '../../../miniprogram/deployment-fields'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { tenantsIn, type LocatedTenant, type Scope } from '../scope'
import { languagePath, languages, namesWeChat, textProblems } from './languages'
import { isIpAddress, originFault, parseUrl } from './origin'
import { isReservedHostname } from './placeholders'

export function agreements(scope: Scope): Finding[] {
  return tenantsIn(scope).flatMap((located) => [...documents(located), ...businessDomains(located)])
}

function documents({ tenant: { id, agreements }, path, real }: LocatedTenant): Finding[] {
  const fine = agreements.map(({ id, version }) => `${id} ${version}`).join(', ')
  const item = {
    id: 'agreements.documents',
    title: `${id}: documents`,
    fine: fine || "none: people agree to WeChat's privacy guide alone",
  }
  const at = `${path}.agreements`
  return judge(item, [
    ...repeatedIds(at, agreements),
    ...agreements.flatMap((agreement, index) =>
      documentProblems(`${at}[${index}]`, agreement, real),
    ),
  ])
}

/** What a person agreed to is kept by id: two documents of one id would be one to everybody who asks later. */
function repeatedIds(at: string, agreements: readonly Agreement[]): Problem[] {
  const ids = agreements.map(({ id }) => id)
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return twice.map((id) => error(`${field(`${at}.id`, id)} names more than one document`))
}

function documentProblems(at: string, agreement: Agreement, real: boolean): Problem[] {
  const { id, version, title, url } = agreement
  const problems: Problem[] = []
  if (!id?.trim()) problems.push(error(`${field(`${at}.id`, id)} is empty`))
  if (!version?.trim()) {
    const detail = `${field(`${at}.version`, version)} is empty: nobody could tell later what was agreed to`
    problems.push(
      error(detail, 'As in 2026-01; change it with the document, and people are asked again.'),
    )
  }
  const placeholder = languages.find((language) => isPlaceholder(url[language]))
  if (real && placeholder) {
    const shown = field(languagePath(`${at}.url`, placeholder), url[placeholder])
    problems.push(error(`${shown} is a placeholder`, 'Put the address of your document.'))
  }
  return [
    ...problems,
    ...textProblems(`${at}.title`, title, () => undefined),
    ...wechatInTitle(`${at}.title`, agreement),
    ...textProblems(`${at}.url`, url, urlFault),
  ]
}

function isPlaceholder(address: string | undefined): boolean {
  const url = address ? parseUrl(address) : undefined
  return url !== undefined && isReservedHostname(url.hostname)
}

function urlFault(address: string): string | undefined {
  const url = parseUrl(address)
  if (!url) return 'is not an address'
  return url.protocol === 'https:' ? undefined : 'is not https'
}

function wechatInTitle(at: string, { title }: Agreement): Problem[] {
  return languages
    .filter((language) => namesWeChat(title[language] ?? ''))
    .map((language) =>
      warning(
        `${field(languagePath(at, language), title[language])} names WeChat before the phone button (review rule 5.14.4)`,
        'Leave the name out, if it is not the name of the document.',
      ),
    )
}

/** Entries of WeChat's 业务域名 list: https, a name, no path. */
function businessDomains({ tenant, path }: LocatedTenant): Finding[] {
  const domains = tenant.businessDomains ?? []
  const item = {
    id: 'agreements.business-domains',
    title: `${tenant.id}: business domains`,
    fine: domains.join(', ') || 'none: addresses of documents are copied',
  }
  return judge(
    item,
    domains.flatMap((domain, index) => {
      const fault = domainFault(domain)
      const shown = field(`${path}.businessDomains[${index}]`, domain)
      return fault ? [error(`${shown} ${fault}`, 'As in https://www.example.com.')] : []
    }),
  )
}

function domainFault(domain: string): string | undefined {
  const fault = originFault(domain)
  if (fault) return fault
  if (!domain.startsWith('https:')) return 'is not https'
  return isIpAddress(new URL(domain)) ? 'is an IP address, which WeChat refuses' : undefined
}

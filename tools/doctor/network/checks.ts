import { readPublicConfig } from '../../../miniprogram/branding/public-config'
import { oneLine } from '../../../miniprogram/one-line'
import { environmentsFor } from '../environment'
import { error, judge, warning, type Finding, type Problem } from '../finding'
import { isLoopback, isReserved, parseUrl } from '../origin'
import { recordIn } from '../rules'
import type { Scope } from '../scope'
import { ask, follow, reason, type Answer, type Network } from './ask'
import { checkHost } from './host'

type NetworkContext = Scope & { readonly offline: boolean; readonly network: Network }

/** Asks the hosts that the deployment names for the environments in scope, and nobody else. */
export async function network(context: NetworkContext): Promise<Finding[]> {
  const { deployment, environment, network, offline } = context
  if (offline) {
    const fine = 'skipped, as --offline asks: hosts, certificates and documents'
    return judge({ id: 'network.skipped', title: 'network' }, fine, [])
  }
  const used = environmentsFor(environment).map((name) => deployment.environments[name])
  const tenants = used.flatMap(({ tenants }) => tenants)
  const published = used.flatMap(({ host, tenants }) =>
    tenants.flatMap(({ publicConfig }) =>
      publicConfig?.appId ? [{ ...publicConfig, host: publicConfig.host ?? host }] : [],
    ),
  )
  const opened = tenants.flatMap(({ businessDomains = [] }) => businessDomains)
  const origins = [...used.map(({ host }) => host), ...published.map(({ host }) => host), ...opened]
  const documents = tenants.flatMap(({ agreements }) =>
    agreements.flatMap(({ url }) => Object.values(url)),
  )
  const found = await Promise.all([
    ...askable(origins)
      .filter(({ url, value }) => url.origin === value)
      .map(({ url, value }) => {
        const here = published.filter(({ host }) => host === value).map(({ appId }) => appId)
        return checkOrigin(url, [...new Set(here)], network)
      }),
    ...askable(documents)
      .filter(({ url }) => url.protocol === 'https:')
      .map(({ url }) => checkDocument(url, network)),
  ])
  return found.flat()
}

/** A name that nobody owns has been reported as a placeholder; asking for it would tell nothing more. */
function askable(values: readonly string[]): { value: string; url: URL }[] {
  return [...new Set(values)].flatMap((value) => {
    const url = parseUrl(value)
    return url && (isLoopback(url) || !isReserved(url)) ? [{ value, url }] : []
  })
}

/** @param published applications whose public-config is read from it */
async function checkOrigin(
  url: URL,
  published: readonly string[],
  network: Network,
): Promise<Finding[]> {
  const findings = await checkHost(url, network)
  if (findings.some(({ level }) => level === 'error')) return findings
  const asked = await Promise.all(published.map((appId) => checkPublicConfig(url, appId, network)))
  return [...findings, ...asked.flat()]
}

/** Whether a document that people agree to can be read. */
async function checkDocument(url: URL, network: Network): Promise<Finding[]> {
  const fix = 'Publish it, or correct its address.'
  const problem = await follow(url, network).then(
    ({ status, url: end }) => {
      if (status >= 400) return error(`answers HTTP ${status}`, fix)
      if (end.protocol === 'https:') return undefined
      return warning(`leads on to plain http: ${end.href}`, 'Have the server redirect to https.')
    },
    (thrown: unknown) => error(`cannot be read: ${reason(thrown)}`, fix),
  )
  return judge({ id: 'network.document', title: `document ${url.href}` }, 'can be read', [problem])
}

/** Whether the backend publishes name, logo and agreements of this application. */
async function checkPublicConfig(origin: URL, appId: string, network: Network): Promise<Finding[]> {
  const url = new URL(`/api/v2/applications/${appId}/public-config`, origin)
  const problem = await ask(url, network).then(
    (answer) => publicConfigProblem(appId, answer),
    (thrown: unknown) => error(`no answer: ${reason(thrown)}`),
  )
  const item = { id: 'network.public-config', title: `${url.host}: public-config` }
  return judge(item, appId, [problem])
}

function publicConfigProblem(appId: string, { status, body }: Answer): Problem | undefined {
  const answer = recordIn(parsed(body))
  const published = status === 200 ? readPublicConfig(answer) : undefined
  if (!published) {
    const said = [answer['code'], answer['message']]
      .filter((part) => typeof part === 'string' || typeof part === 'number')
      .map((part) => oneLine(String(part)))
    const detail = `${[`HTTP ${status}`, ...said].join(', ')} for application ${appId}`
    return error(detail, "Copy its id from GenAuth's console, or leave publicConfig out.")
  }
  const { agreementEnabled } = recordIn(answer['data'])
  if (published.agreements || agreementEnabled !== true) return undefined
  const detail = 'its agreements cannot be shown in full, so those of the deployment are'
  return warning(detail, "Give each a title and a link on https in GenAuth's console.")
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

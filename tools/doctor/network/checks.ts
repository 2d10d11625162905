import { readPublicConfig } from '../../../miniprogram/branding/public-config'
import { oneLine } from '../../../miniprogram/one-line'
import { recordIn, type Deployment, type EnvironmentName, type Tenant } from '../deployment'
import { error, judge, warning, type Finding, type Problem } from '../finding'
import { isLoopback, isReserved, parseUrl } from '../origin'
import { environmentsFor, type Scope } from '../scope'
import { ask, follow, reason, type Answer, type Network } from './ask'
import { checkAnswer, checkHost } from './host'

type NetworkContext = Scope & { readonly offline: boolean; readonly network: Network }

/** Asks the hosts that the deployment names for the environments in scope, and nobody else. */
export async function network(context: NetworkContext): Promise<Finding[]> {
  const { deployment, environment, network, offline } = context
  if (offline) {
    const detail = 'skipped, as --offline asks: hosts, certificates, clocks and documents'
    return [{ id: 'network.skipped', level: 'ok', title: 'network', detail }]
  }
  const names = environmentsFor(environment)
  const found = await Promise.all([
    ...once(names.flatMap((name) => origins(deployment, name))).map((origin) =>
      checkOrigin(origin, requestsTo(origin, deployment, names), network),
    ),
    ...documents(names.flatMap((name) => deployment.environments[name].tenants)).map((url) =>
      checkDocument(url, network),
    ),
  ])
  return found.flat()
}

/** The backend, and the others that a page opens or reads from. */
function origins({ environments }: Deployment, name: EnvironmentName): string[] {
  const { host, tenants } = environments[name]
  const others = tenants.flatMap(({ publicConfig, businessDomains = [] }) => [
    ...(publicConfig?.host ? [publicConfig.host] : []),
    ...businessDomains,
  ])
  return [host, ...others].filter(
    (origin) => isAskable(origin) && parseUrl(origin)?.origin === origin,
  )
}

function documents(tenants: readonly Tenant[]): URL[] {
  const addresses = tenants.flatMap(({ agreements }) =>
    agreements.flatMap(({ url }) => Object.values(url).map(String)),
  )
  return once(addresses)
    .filter((address) => isAskable(address) && address.startsWith('https:'))
    .map((address) => new URL(address))
}

/** A name that nobody owns has been reported as a placeholder; asking for it would tell nothing more. */
function isAskable(address: string): boolean {
  const url = parseUrl(address)
  return url !== undefined && (isLoopback(url) || !isReserved(url))
}

/** What the page itself asks of a host. */
interface Requests {
  readonly isBackend: boolean
  /** Applications whose public-config is read from it. */
  readonly published: readonly string[]
}

function requestsTo(
  origin: string,
  { environments }: Deployment,
  names: readonly EnvironmentName[],
): Requests {
  const used = names.map((name) => environments[name])
  const published = used.flatMap(({ host, tenants }) =>
    tenants.flatMap(({ publicConfig }) =>
      publicConfig?.appId && (publicConfig.host ?? host) === origin ? [publicConfig.appId] : [],
    ),
  )
  return { isBackend: used.some(({ host }) => host === origin), published: once(published) }
}

async function checkOrigin(
  origin: string,
  { isBackend, published }: Requests,
  network: Network,
): Promise<Finding[]> {
  const url = new URL(origin)
  const { findings, reachable } = await checkHost(url, network)
  // The page's own requests are what WeChat's diagnosis counts, not what a web-view opens.
  const isRequested = isBackend || published.length > 0
  const said = findings.filter(({ id }) => isRequested || id !== 'network.http2')
  if (!reachable) return said
  const asked = await Promise.all([
    ...(isBackend ? [checkAnswer(url, network)] : []),
    ...published.map((appId) => checkPublicConfig(origin, appId, network)),
  ])
  return [...said, ...asked.flat()]
}

/** Whether a document that people agree to can be read. */
async function checkDocument(url: URL, network: Network): Promise<Finding[]> {
  const item = { id: 'network.document', title: `document ${url.href}`, fine: 'can be read' }
  const fix = 'Publish it, or correct its address.'
  try {
    const { status, url: end } = await follow(url, network)
    if (status >= 400) return judge(item, [error(`answers HTTP ${status}`, fix)])
    const plain = warning(
      `leads on to plain http: ${end.href}`,
      'Have the server redirect to https.',
    )
    return judge(item, end.protocol === 'https:' ? [] : [plain])
  } catch (thrown) {
    return judge(item, [error(`cannot be read: ${reason(thrown)}`, fix)])
  }
}

/** Whether the backend publishes name, logo and agreements of this application. */
async function checkPublicConfig(
  origin: string,
  appId: string,
  network: Network,
): Promise<Finding[]> {
  const url = new URL(`/api/v2/applications/${appId}/public-config`, origin)
  const item = { id: 'network.public-config', title: `${url.host}: public-config`, fine: appId }
  return ask(url, network).then(
    (answer) => judge(item, publicConfigProblems(appId, answer)),
    (thrown: unknown) => judge(item, [error(`no answer: ${reason(thrown)}`)]),
  )
}

function publicConfigProblems(appId: string, { status, body }: Answer): Problem[] {
  const answer = parsed(body)
  const published = status === 200 ? readPublicConfig(answer) : undefined
  if (!published) {
    const { code, message } = recordIn(answer)
    const said = [code, message].filter(
      (part) => typeof part === 'string' || typeof part === 'number',
    )
    const detail = `${[`HTTP ${status}`, ...said.map((part) => oneLine(String(part)))].join(', ')} for application ${appId}`
    return [error(detail, "Copy its id from GenAuth's console, or leave publicConfig out.")]
  }
  const { agreementEnabled } = recordIn(recordIn(answer)['data'])
  if (published.agreements || agreementEnabled !== true) return []
  const detail = 'its agreements cannot be shown in full, so those of the deployment are'
  return [warning(detail, "Give each a title and a link on https in GenAuth's console.")]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function once(values: readonly string[]): string[] {
  return [...new Set(values)]
}

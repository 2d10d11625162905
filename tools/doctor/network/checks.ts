import type { Deployment, EnvironmentName } from '../deployment'
import { isReservedHostname } from '../fields/placeholders'
import { isLoopback, originFault, parseUrl } from '../fields/origin'
import type { Finding } from '../finding'
import type { Scope } from '../scope'
import { checkDocument } from './documents'
import { checkAnswer, checkHost } from './host'
import type { Network } from './network'
import { checkPublicConfig } from './public-config'

export interface NetworkContext extends Scope {
  readonly offline: boolean
  readonly network: Network
}

/** Asks the hosts that the deployment names for one environment, and nobody else. */
export async function network(context: NetworkContext): Promise<Finding[]> {
  const { deployment, environment, network, offline } = context
  if (offline) {
    const detail = 'skipped, as --offline asks: hosts, certificates, clocks and documents'
    return [{ id: 'network.skipped', level: 'ok', title: 'network', detail }]
  }
  const found = await Promise.all([
    ...origins(deployment, environment).map((origin) => checkOrigin(origin, context)),
    ...documents(deployment, environment).map((url) => checkDocument(url, network)),
  ])
  return found.flat()
}

/** The backend, and the others that a page opens or reads from. */
function origins({ environments }: Deployment, name: EnvironmentName): string[] {
  const { host, tenants } = environments[name]
  const all = [
    host,
    ...tenants.flatMap(({ publicConfig, businessDomains = [] }) => [
      ...(publicConfig?.host ? [publicConfig.host] : []),
      ...businessDomains,
    ]),
  ]
  return [...new Set(all)].filter((origin) => !originFault(origin) && isAskable(new URL(origin)))
}

function documents({ environments }: Deployment, name: EnvironmentName): URL[] {
  const addresses = environments[name].tenants.flatMap(({ agreements }) =>
    agreements.flatMap(({ url }) => Object.values(url)),
  )
  return [...new Set(addresses)].flatMap((address) => {
    const url = parseUrl(address)
    return url?.protocol === 'https:' && isAskable(url) ? [url] : []
  })
}

/** A name that nobody owns has been reported as a placeholder; asking for it would tell nothing more. */
function isAskable(url: URL): boolean {
  return isLoopback(url) || !isReservedHostname(url.hostname)
}

async function checkOrigin(origin: string, context: NetworkContext): Promise<Finding[]> {
  const { deployment, environment, network } = context
  const url = new URL(origin)
  const { findings, reachable } = await checkHost(url, network)
  const { host, tenants } = deployment.environments[environment]
  const published = tenants.flatMap(({ publicConfig }) =>
    publicConfig && (publicConfig.host ?? host) === origin ? [publicConfig.appId] : [],
  )
  // The page's own requests are what WeChat's diagnosis counts, not what a web-view opens.
  const requested = origin === host || published.length > 0
  const said = requested ? findings : findings.filter(({ id }) => id !== 'network.http2')
  if (!reachable) return said
  const asked = await Promise.all([
    ...(origin === host ? [checkAnswer(url, network)] : []),
    ...[...new Set(published)].map((appId) => checkPublicConfig(origin, appId, network)),
  ])
  return [...said, ...asked.flat()]
}

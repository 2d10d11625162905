import { defaultTenant, otherTenant } from '../../standins/genauth/tenant'

/** Ids that the stand-ins know and no real backend does. */
const STAND_IN_IDS: readonly string[] = [defaultTenant, otherTenant].flatMap(
  ({ userPoolId, appId, connection }) => [userPoolId, appId, connection.mobileAppId],
)

/** Names that nobody can own: RFC 2606 and RFC 6761, and what only a local network answers. */
const RESERVED = /(^|\.)(example|test|invalid|localhost|local|internal|example\.(com|net|org))$/

export function isStandInId(id: string): boolean {
  return STAND_IN_IDS.includes(id)
}

export function isReservedHostname(hostname: string): boolean {
  return RESERVED.test(hostname.toLowerCase())
}

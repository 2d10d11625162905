import { readPublicConfig } from '../../../miniprogram/branding/public-config'
import { error, judge, warning, type Finding, type Problem } from '../finding'
import { ask, type Answer } from './ask'
import { reason } from './host'
import type { Network } from './network'

/** Whether the backend publishes name, logo and agreements of this application. */
export async function checkPublicConfig(
  origin: string,
  appId: string,
  network: Network,
): Promise<Finding[]> {
  const url = new URL(`/api/v2/applications/${appId}/public-config`, origin)
  const item = { id: 'network.public-config', title: `${url.host}: public-config`, fine: appId }
  try {
    return judge(item, problems(appId, await ask(url, network)))
  } catch (thrown) {
    return judge(item, [error(`no answer: ${reason(thrown)}`)])
  }
}

function problems(appId: string, { status, body }: Answer): Problem[] {
  const answer = parse(body)
  const published = status === 200 ? readPublicConfig(answer) : undefined
  if (!published) {
    const detail = `${[`HTTP ${status}`, ...saidIn(answer)].join(', ')} for application ${appId}`
    return [error(detail, "Copy its id from GenAuth's console, or leave publicConfig out.")]
  }
  if (published.agreements || !enablesAgreements(answer)) return []
  const detail = 'its agreements cannot be shown in full, so those of the deployment are'
  return [warning(detail, "Give each a title and a link on https in GenAuth's console.")]
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

interface Envelope {
  readonly code?: unknown
  readonly message?: unknown
  readonly data?: { readonly agreementEnabled?: unknown }
}

function saidIn(answer: unknown): string[] {
  const { code, message } = (answer ?? {}) as Envelope
  return [code, message].flatMap((part) => (part === undefined ? [] : [String(part)]))
}

function enablesAgreements(answer: unknown): boolean {
  return (answer as Envelope).data?.agreementEnabled === true
}

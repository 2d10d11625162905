import { isLoopback, isIpAddress } from '../fields/origin'
import { error, judge, warning, type Finding } from '../finding'
import { ask } from './ask'
import { judgeHandshake } from './certificate'
import { judgeClock } from './clock'
import { shakeHands } from './handshake'
import { portOf, resolve, type Network } from './network'

/** Name, certificate, TLS and HTTP/2 of a host; `reachable` where it is worth asking for more. */
export async function checkHost(
  url: URL,
  network: Network,
): Promise<{ findings: Finding[]; reachable: boolean }> {
  const name = await checkName(url, network)
  if (name.some(({ level }) => level === 'error')) return { findings: name, reachable: false }
  if (url.protocol === 'http:') return { findings: name, reachable: true }
  try {
    const handshake = await shakeHands(url, network)
    const findings = [...name, ...judgeHandshake(url.host, handshake, network.now())]
    return { findings, reachable: handshake.fault === undefined }
  } catch (thrown) {
    const item = { id: 'network.tls', title: `${url.host}: TLS`, fine: '' }
    const refused = judge(item, [
      error(`no connection: ${reason(thrown)}`, `Open port ${portOf(url)} of it to the internet.`),
    ])
    return { findings: [...name, ...refused], reachable: false }
  }
}

async function checkName(url: URL, network: Network): Promise<Finding[]> {
  if (isIpAddress(url)) return []
  const item = { id: 'network.name', title: `${url.host}: name` }
  try {
    const addresses = await resolve(url.hostname, network)
    return judge({ ...item, fine: addresses.join(', ') }, [])
  } catch (thrown) {
    const problem = error(
      `not found: ${reason(thrown)}`,
      'Look at its spelling and at the DNS record.',
    )
    return judge({ ...item, fine: '' }, [problem])
  }
}

/** Whether the backend answers at all, and what time it has. Any status will do: nothing is known of its root. */
export async function checkAnswer(url: URL, network: Network): Promise<Finding[]> {
  const item = { id: 'network.answer', title: `${url.host}: answer` }
  try {
    const answer = await ask(url, network)
    return [
      ...judge({ ...item, fine: `HTTP ${answer.status}` }, []),
      ...judgeClock(url.host, answer, network.now()),
    ]
  } catch (thrown) {
    const detail = `none: ${reason(thrown)}`
    const problem = isLoopback(url)
      ? warning(detail, 'Start the stand-in with npm run genauth, or your own backend.')
      : error(detail, 'Start the backend, and look at the proxy before it.')
    return judge({ ...item, fine: '' }, [problem])
  }
}

/** A cause without the address it happened at, which is in the title. */
export function reason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const { code, message } = thrown as NodeJS.ErrnoException
  return message || code || thrown.name
}

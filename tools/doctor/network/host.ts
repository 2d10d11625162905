import { error, judge, warning, type Finding, type Problem } from '../finding'
import { isLoopback } from '../origin'
import { ask, codeOf, reason, type Network } from './ask'

/** Days before its end from which a certificate is worth a word. */
const SOON = 21

const AUTHORITY = 'Get a certificate from an authority that phones trust.'
const CHAIN = 'Have the server send the intermediate certificates too (fullchain.pem).'
const START = 'Start the backend, and look at the proxy before it.'

/** By the codes of https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes and OpenSSL. */
const FIXES: readonly (readonly [code: RegExp, fix: string])[] = [
  [/^ENOTFOUND$/, 'Look at its spelling and at the DNS record.'],
  [/^CERT_HAS_EXPIRED$/, 'Renew the certificate.'],
  [/SELF_SIGNED/, AUTHORITY],
  [/^UNABLE_TO/, CHAIN],
  [/ALTNAME/, 'Get a certificate that names this host.'],
  [/PROTO/, 'Switch TLS 1.2 and 1.3 on: WeChat needs one of them.'],
]

/**
 * Whether a host answers over TLS 1.2 or newer with a certificate that is trusted, as WeChat asks for. Any status will
 * do: nothing is known of its root.
 */
export async function checkHost(url: URL, network: Network): Promise<Finding[]> {
  const item = { id: 'network.host', title: url.host }
  try {
    const { status, certificateEnds } = await ask(url, network)
    return judge(item, `HTTP ${status}`, [endsSoon(certificateEnds, network.now())])
  } catch (thrown) {
    const detail = `no answer: ${reason(thrown)}`
    if (isLoopback(url))
      return judge(item, '', [warning(detail, 'Start the mock backend: npm run genauth.')])
    const [, fix = START] = FIXES.find(([code]) => code.test(codeOf(thrown))) ?? []
    return judge(item, '', [error(detail, fix)])
  }
}

function endsSoon(end: number, now: number): Problem | undefined {
  const days = Math.floor((end - now) / 86_400_000)
  if (!(days < SOON)) return undefined
  return warning(`its certificate ends in ${days} days`, 'Renew it, best by ACME.')
}

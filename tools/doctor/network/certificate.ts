import { error, judge, warning, type Finding, type Problem } from '../finding'
import type { Handshake } from './handshake'

const DAY = 86_400_000

/** Days before its end from which a certificate is worth a word. */
const SOON = 21

/** What Node calls a fault, and what to do about it. */
const FAULTS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  CERT_HAS_EXPIRED: ['has expired', 'Renew it.'],
  CERT_NOT_YET_VALID: [
    'is not valid yet',
    'Look at the clock of this machine and at the certificate.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'is signed by itself',
    'Get one from an authority that phones trust.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'ends at an authority that nobody knows',
    'Get one from an authority that phones trust.',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'comes without its chain',
    'Have the server send the intermediate certificates too (fullchain.pem).',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'has a chain that ends at no known authority',
    'Have the server send the intermediate certificates too (fullchain.pem).',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ['is for another host', 'Get one that names this host.'],
}

/** WeChat asks for TLS 1.2 or newer and a full chain that phones trust. */
export function judgeHandshake(host: string, handshake: Handshake, now: number): Finding[] {
  const { protocol, http2 } = handshake
  const old = /^(TLSv1|TLSv1\.1|SSLv\d)$/.test(protocol)
  const slow = 'WeChat asks for HTTP/2 in its performance diagnosis.'
  return [
    ...certificate(host, handshake, now),
    ...judge(
      { id: 'network.tls', title: `${host}: TLS`, fine: protocol },
      old
        ? [
            error(
              `${protocol} is the newest it speaks; WeChat needs TLS 1.2`,
              'Switch TLS 1.2 and 1.3 on.',
            ),
          ]
        : [],
    ),
    ...judge(
      { id: 'network.http2', title: `${host}: HTTP/2`, fine: 'offered' },
      http2
        ? []
        : [warning('not offered (ALPN h2)', `${slow} Switch it on in the server or the proxy.`)],
    ),
  ]
}

function certificate(host: string, { fault, validTo }: Handshake, now: number): Finding[] {
  const days = Math.floor((validTo - now) / DAY)
  const item = {
    id: 'network.certificate',
    title: `${host}: certificate`,
    fine: `valid for ${days} days`,
  }
  return judge(item, fault ? [faultProblem(fault)] : days < SOON ? [endsSoon(days)] : [])
}

function faultProblem(fault: string): Problem {
  const [what, fix] = FAULTS[fault] ?? ['is not trusted', undefined]
  return error(`${what} (${fault})`, fix)
}

function endsSoon(days: number): Problem {
  return warning(
    `ends in ${days} day${days === 1 ? '' : 's'}`,
    'Renew it, best without a hand: ACME does.',
  )
}

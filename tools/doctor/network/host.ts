import { promisify } from 'node:util'
import { connect, type TLSSocket } from 'node:tls'
import { error, judge, warning, type Finding, type Problem } from '../finding'
import { hostnameOf, isIpAddress, isLoopback } from '../origin'
import { ask, reason, type Network } from './ask'

const DAY = 86_400_000

/** Days before its end from which a certificate is worth a word. */
const SOON = 21

/** Seconds between clocks. WeChat's codes are valid for 300 s. */
const SKEW = { warning: 60, error: 240 }

const AUTHORITY = 'Get one from an authority that phones trust.'
const CHAIN = 'Have the server send the intermediate certificates too (fullchain.pem).'

/** What Node calls a fault of a certificate, and what to do about it. */
const FAULTS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  CERT_HAS_EXPIRED: ['has expired', 'Renew it.'],
  CERT_NOT_YET_VALID: ['is not valid yet', "Look at this machine's clock and the certificate."],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['is signed by itself', AUTHORITY],
  SELF_SIGNED_CERT_IN_CHAIN: ['ends at an authority that nobody knows', AUTHORITY],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['comes without its chain', CHAIN],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['has a chain that ends at no known authority', CHAIN],
  ERR_TLS_CERT_ALTNAME_INVALID: ['is for another host', 'Get one that names this host.'],
}

const item = (id: string, { host }: URL, what: string) => ({
  id: `network.${id}`,
  title: `${host}: ${what}`,
})

/** Name, certificate, TLS and HTTP/2 of a host; `reachable` if it is worth asking for more. */
export async function checkHost(
  url: URL,
  network: Network,
): Promise<{ findings: Finding[]; reachable: boolean }> {
  const name = await checkName(url, network)
  if (name.some(({ level }) => level === 'error')) return { findings: name, reachable: false }
  if (url.protocol === 'http:') return { findings: name, reachable: true }
  try {
    const socket = await shakeHands(url, network)
    const findings = [...name, ...judgeSocket(url, socket, network.now())]
    socket.destroy()
    return { findings, reachable: socket.authorized }
  } catch (thrown) {
    const fix = `Open port ${url.port || 443} of it to the internet.`
    const problem = error(`no connection: ${reason(thrown)}`, fix)
    return {
      findings: [...name, ...judge(item('tls', url, 'TLS'), '', [problem])],
      reachable: false,
    }
  }
}

async function checkName(url: URL, { lookup }: Network): Promise<Finding[]> {
  if (isIpAddress(url)) return []
  const addressesOf = promisify(
    (name: string, done: (error: Error | null, found: string) => void) =>
      lookup(name, { all: true }, (fault, found) =>
        done(fault, Array.isArray(found) ? found.map(({ address }) => address).join(', ') : found),
      ),
  )
  return addressesOf(url.hostname).then(
    (addresses) => judge(item('name', url, 'name'), addresses, []),
    (thrown: unknown) => {
      const fix = 'Look at its spelling and at the DNS record.'
      return judge(item('name', url, 'name'), '', [error(`not found: ${reason(thrown)}`, fix)])
    },
  )
}

/** Shakes hands with a host that speaks TLS, however old and with whatever certificate. */
function shakeHands(url: URL, { lookup, ca, timeout }: Network): Promise<TLSSocket> {
  const socket = connect({
    host: hostnameOf(url),
    port: Number(url.port || 443),
    ...(isIpAddress(url) ? {} : { servername: url.hostname }),
    lookup,
    ...(ca === undefined ? {} : { ca }),
    ALPNProtocols: ['h2', 'http/1.1'],
    // All of these are judged afterwards: a refusal here could not say which of them it was.
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  const deadline = setTimeout(() => socket.destroy(new Error('no answer in time')), timeout)
  return new Promise<TLSSocket>((done, failed) => {
    socket.once('error', failed)
    socket.once('secureConnect', () => done(socket))
  }).finally(() => clearTimeout(deadline))
}

/** WeChat asks for TLS 1.2 or newer and a full chain that phones trust. */
function judgeSocket(url: URL, socket: TLSSocket, now: number): Finding[] {
  const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / DAY)
  const protocol = socket.getProtocol() ?? 'unknown'
  return [
    ...judge(item('certificate', url, 'certificate'), `valid for ${days} days`, [
      certificateProblem(socket, days),
    ]),
    ...judge(item('tls', url, 'TLS'), protocol, [
      /^(TLSv1|TLSv1\.1|SSLv\d)$/.test(protocol) &&
        error(
          `${protocol} is the newest it speaks; WeChat needs TLS 1.2`,
          'Switch TLS 1.2 and 1.3 on.',
        ),
    ]),
    ...judge(item('http2', url, 'HTTP/2'), 'offered', [
      socket.alpnProtocol !== 'h2' &&
        warning(
          'not offered (ALPN h2)',
          'WeChat asks for HTTP/2 in its performance diagnosis. Switch it on in the server or the proxy.',
        ),
    ]),
  ]
}

function certificateProblem(
  { authorized, authorizationError }: TLSSocket,
  days: number,
): Problem | undefined {
  if (authorized) {
    const ends = `ends in ${days} day${days === 1 ? '' : 's'}`
    return days < SOON ? warning(ends, 'Renew it, best without a hand: ACME does.') : undefined
  }
  // Typed as an Error, but it is a code such as CERT_HAS_EXPIRED.
  const code = String(authorizationError)
  const [what, fix] = FAULTS[code] ?? ['is not trusted']
  return error(`${what} (${code})`, fix)
}

/** Whether the backend answers at all, and what time it has. Any status will do: nothing is known of its root. */
export async function checkAnswer(url: URL, network: Network): Promise<Finding[]> {
  const answer = item('answer', url, 'answer')
  try {
    const { status, date } = await ask(url, network)
    return [...judge(answer, `HTTP ${status}`, []), ...judgeClock(url, date - network.now())]
  } catch (thrown) {
    const detail = `none: ${reason(thrown)}`
    const problem = isLoopback(url)
      ? warning(detail, 'Start the mock backend with npm run genauth, or your own backend.')
      : error(detail, 'Start the backend, and look at the proxy before it.')
    return judge(answer, '', [problem])
  }
}

function judgeClock(url: URL, ahead: number): Finding[] {
  const clock = item('clock', url, 'clock')
  if (Number.isNaN(ahead)) return judge(clock, 'not told: no Date header', [])
  const skew = Math.round(ahead / 1000)
  const seconds = Math.abs(skew)
  const problem = seconds > SKEW.error ? error : warning
  const detail = `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's`
  const fix = 'Synchronise both by NTP: a code is valid for 300 s, and a wrong clock shortens that.'
  const fine = `within ${SKEW.warning} s of this machine's`
  return judge(clock, fine, [seconds > SKEW.warning && problem(detail, fix)])
}

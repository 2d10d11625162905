import { connect, type TLSSocket } from 'node:tls'
import { hostnameOf, isIpAddress } from '../fields/origin'
import { portOf, type Network } from './network'

/** What a host showed of itself before anything was asked. */
export interface Handshake {
  /** `TLSv1.3` and so on. */
  readonly protocol: string
  readonly http2: boolean
  /** Why its certificate is not to be trusted, by the name that Node has for it. */
  readonly fault: string | undefined
  /** When the certificate ends, in milliseconds. */
  readonly validTo: number
}

/** Shakes hands with a host that speaks TLS, however old and with whatever certificate, and leaves. */
export function shakeHands(url: URL, network: Network): Promise<Handshake> {
  const socket = connect({
    host: hostnameOf(url),
    port: portOf(url),
    ...(isIpAddress(url) ? {} : { servername: url.hostname }),
    lookup: network.lookup,
    ...(network.ca === undefined ? {} : { ca: network.ca }),
    ALPNProtocols: ['h2', 'http/1.1'],
    // All of these are judged afterwards: a refusal here could not say which of them it was.
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  return new Promise((done, failed) => {
    socket.setTimeout(network.timeout, () => socket.destroy(new Error('no answer in time')))
    socket.once('error', failed)
    socket.once('secureConnect', () => {
      done(readHandshake(socket))
      socket.destroy()
    })
  })
}

function readHandshake(socket: TLSSocket): Handshake {
  // Typed as an Error, but it is a code such as CERT_HAS_EXPIRED, or nothing.
  const fault = socket.authorized ? undefined : String(socket.authorizationError)
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    http2: socket.alpnProtocol === 'h2',
    fault,
    validTo: Date.parse(socket.getPeerCertificate().valid_to),
  }
}

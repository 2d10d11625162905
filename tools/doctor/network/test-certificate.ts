import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** A certificate with its key, both PEM: what a server of node:https takes. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface Authority extends Identity {
  readonly name: string
  readonly privateKey: KeyObject
}

interface Subject {
  readonly name: string
  readonly from: Date
  readonly to: Date
  /** Left out: signed by itself. */
  readonly issuer?: Authority
}

const OID = {
  commonName: [0x55, 0x04, 0x03],
  basicConstraints: [0x55, 0x1d, 0x13],
  subjectAltName: [0x55, 0x1d, 0x11],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
}

/** Makes certificates as servers have them, good ones and others. X.509 v3, RFC 5280; ECDSA on P-256. */
export function issue({ name, from, to, issuer }: Subject): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(tlv(0x06, bytes(OID.ecdsaWithSha256)))
  const content = sequence(
    tlv(0xa0, tlv(0x02, bytes([2]))),
    tlv(0x02, bytes([1])),
    algorithm,
    distinguishedName(issuer?.name ?? name),
    sequence(utcTime(from), utcTime(to)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions(name, !issuer))),
  )
  const signature = sign('sha256', content, issuer?.privateKey ?? privateKey)
  const der = sequence(content, algorithm, tlv(0x03, bytes([0]), signature))
  return {
    name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function extensions(name: string, isAuthority: boolean): Buffer[] {
  const constraints = sequence(...(isAuthority ? [tlv(0x01, bytes([0xff]))] : []))
  const alternatives = sequence(tlv(0x82, Buffer.from(name)))
  return [
    sequence(
      tlv(0x06, bytes(OID.basicConstraints)),
      tlv(0x01, bytes([0xff])),
      tlv(0x04, constraints),
    ),
    sequence(tlv(0x06, bytes(OID.subjectAltName)), tlv(0x04, alternatives)),
  ]
}

function distinguishedName(name: string): Buffer {
  const attribute = sequence(tlv(0x06, bytes(OID.commonName)), tlv(0x0c, Buffer.from(name)))
  return sequence(tlv(0x31, attribute))
}

/** `YYMMDDhhmmssZ`, for years up to 2049. */
function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14)
  return tlv(0x17, Buffer.from(`${digits}Z`))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts)
}

/** Tag, length and value, as DER writes them. */
function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts)
  const { length } = value
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([bytes([tag, ...size]), value])
}

function bytes(values: readonly number[]): Buffer {
  return Buffer.from(values)
}

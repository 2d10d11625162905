import type { RequestFailure } from '../simulator/bridge'

/** Chromium's net errors, which WeChat's network stack (cronet) reports, by Node's code for the same. */
const CRONET: Record<string, readonly [code: number, name: string]> = {
  ECONNRESET: [-101, 'ERR_CONNECTION_RESET'],
  EPIPE: [-101, 'ERR_CONNECTION_RESET'],
  ECONNREFUSED: [-102, 'ERR_CONNECTION_REFUSED'],
  ENOTFOUND: [-105, 'ERR_NAME_NOT_RESOLVED'],
  EAI_AGAIN: [-105, 'ERR_NAME_NOT_RESOLVED'],
  ENETUNREACH: [-106, 'ERR_INTERNET_DISCONNECTED'],
  EPROTO: [-107, 'ERR_SSL_PROTOCOL_ERROR'],
  EHOSTUNREACH: [-109, 'ERR_ADDRESS_UNREACHABLE'],
  ETIMEDOUT: [-118, 'ERR_CONNECTION_TIMED_OUT'],
  ERR_TLS_CERT_ALTNAME_INVALID: [-200, 'ERR_CERT_COMMON_NAME_INVALID'],
  CERT_HAS_EXPIRED: [-201, 'ERR_CERT_DATE_INVALID'],
  CERT_NOT_YET_VALID: [-201, 'ERR_CERT_DATE_INVALID'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [-202, 'ERR_CERT_AUTHORITY_INVALID'],
  SELF_SIGNED_CERT_IN_CHAIN: [-202, 'ERR_CERT_AUTHORITY_INVALID'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [-202, 'ERR_CERT_AUTHORITY_INVALID'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [-202, 'ERR_CERT_AUTHORITY_INVALID'],
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html */
const OTHERS: Record<string, RequestFailure> = {
  timeout: { errno: 5, errMsg: 'request:fail timeout' },
  redirects: { errno: 600008, errMsg: 'request:fail reach max redirect count' },
  // The words are those seen on phones.
  size: { errno: 0, errMsg: 'request:fail exceed max file size' },
  ERR_INVALID_URL: { errno: 600009, errMsg: 'request:fail invalid url' },
  ERR_INVALID_PROTOCOL: { errno: 600009, errMsg: 'request:fail invalid url' },
}

/**
 * Words a failure as WeChat does, by Node's code for it; 600001 is any error of its network stack. Of what has no
 * counterpart there, Node's code is said.
 */
export function describeFailure(code: string): RequestFailure {
  const [number, name] = CRONET[code] ?? [-2, `ERR_FAILED (${code})`]
  return (
    OTHERS[code] ?? {
      errno: 600001,
      errMsg: `request:fail errcode:${number} cronet_error_code:${number} error_msg:net::${name}`,
    }
  )
}

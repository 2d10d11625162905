import { type FailureKind, LoginFailure } from '../failure'
import { oneLine } from '../one-line'
import { type Fields, isAmong, textIn, wholeNumberIn } from '../untrusted'
import { requestIdIn } from './parameters'

/**
 * GenAuth's apiCodes that have a screen of their own. GenAuth does not publish which one login-only mode gives; 2004
 * and 2031 fit. https://docs.genauth.ai/reference/error-code.html
 */
export const API_CODES: readonly (readonly [FailureKind, readonly number[]])[] = [
  ['too_many_requests', [429, 1002, 2100]],
  ['server_error', [1000]],
  [
    'interaction_required',
    [1635, 1636, 1639, 1640, 1641, 1642, 1643, 1644, 1645, 1666, 2921, 2930],
  ],
  ['unknown_user', [2004, 2031]],
  ['user_locked', [2005, 2057]],
  ['user_disabled', [2120008]],
]

/** The longest wait that a person is asked for, in seconds. */
const LONGEST_WAIT = 120

/** Reads why the backend refused, from its envelope and from HTTP. Codes may be numbers or text. */
export function refusalOf(
  envelope: Fields,
  http: { status: number; retryAfter: string | undefined },
): LoginFailure {
  const apiCode = wholeNumberIn(envelope.apiCode) || wholeNumberIn(envelope.code)
  const statusCode = [wholeNumberIn(envelope.statusCode), http.status, apiCode].find(isNoSuccess)
  const retryAfter = wholeNumberIn(http.retryAfter)
  const kind = kindOf(apiCode) || kindOf(statusCode) || classOf(statusCode)
  return new LoginFailure(kind, {
    reason: reasonIn(envelope),
    statusCode,
    apiCode: wholeNumberIn(envelope.apiCode) ?? classicApiCode(envelope),
    requestId: requestIdIn(envelope),
    retryAfter: retryAfter === undefined ? undefined : Math.min(retryAfter, LONGEST_WAIT),
  })
}

/** Classic envelopes have the apiCode as `code`, which below 1000 is a status. */
function classicApiCode(envelope: Fields): number | undefined {
  const code = wholeNumberIn(envelope.code)
  return code !== undefined && code >= 1000 ? code : undefined
}

function kindOf(code: number | undefined): FailureKind | undefined {
  const row = API_CODES.find((one) => code !== undefined && isAmong(one[1], code))
  return row && row[0]
}

function classOf(statusCode: number | undefined): FailureKind {
  return statusCode !== undefined && statusCode >= 500 && statusCode <= 599
    ? 'server_error'
    : 'refused'
}

/** A refusal must not look like a success, even if one of its layers says 200. */
function isNoSuccess(code: number | undefined): boolean {
  return code !== undefined && (code < 200 || code > 299)
}

/** The backend's `message`, fit to be shown, or `undefined` if there is none. */
function reasonIn({ message }: Fields): string | undefined {
  return oneLine(textIn(message)) || undefined
}

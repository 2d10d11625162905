import { LoginFailure } from '../failure'

/** The person refused the sheet (103) or the privacy guide (104). */
const REFUSALS: readonly unknown[] = [103, 104]

/**
 * Reads `detail` of `bindgetphonenumber`: a phone code (single use, valid 300 s) or why there is none. The published
 * types say `code` is always there and know no `errno`; devices differ, and old libraries say `ok` without a code.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function readPhoneCode(detail: unknown): string | LoginFailure {
  const { code, errMsg, errno } = (detail ?? {}) as Partial<Record<string, unknown>>
  if (typeof code === 'string' && code !== '') return code
  const refused = REFUSALS.includes(errno) || /deny|cancel/i.test(String(errMsg))
  return new LoginFailure(refused ? 'access_denied' : 'phone_unavailable')
}

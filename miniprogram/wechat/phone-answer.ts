import type { LoginFailure } from '../failure'
import { phoneFailureOf, type WeChatError } from './errno'

/**
 * Reads `detail` of `bindgetphonenumber`: a phone code (single use, valid 300 s) or why there is none. The published
 * types say `code` is always there and know no `errno`; devices differ, and old libraries say `ok` without a code.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function readPhoneCode(detail: unknown): string | LoginFailure {
  const answer = (detail || {}) as WeChatError & { readonly code?: unknown }
  const { code } = answer
  return typeof code === 'string' && code !== '' ? code : phoneFailureOf(answer)
}

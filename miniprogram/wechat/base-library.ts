/**
 * The oldest base library that a trial or release version runs on: the first with WeChat's privacy guide and the button
 * that agrees to it (2.32.3). Phone codes need 2.21.2, `getAppBaseInfo` 2.20.1. Set the same one in WeChat's console.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/compatibility.html
 */
export const MINIMUM_BASE_LIBRARY = '2.32.3'

/** The first base library that can leave redirects alone: `redirect` of `wx.request`. */
export const KNOWS_REDIRECTS = '3.2.2'

/** Compares number by number, so 2.9.0 is older than 2.32.3. A version that cannot be read is not older. */
export function isOlder(version: string, than: string): boolean {
  if (!/^\d+(\.\d+)*$/.test(version)) return false
  const parts = version.split('.').map(Number)
  const others = than.split('.').map(Number)
  const at = others.findIndex((other, index) => other !== (parts[index] || 0))
  return at >= 0 && (parts[at] || 0) < (others[at] || 0)
}

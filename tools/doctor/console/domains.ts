import type { Deployment } from '../deployment'

/** The lines to paste into WeChat's console, 开发管理 → 开发设置. */
export interface Domains {
  /** 服务器域名, request 合法域名: what wx.request may reach. */
  readonly request: readonly string[]
  /** 业务域名: what a web-view may open. WeChat wants a file of its own at the root of each. */
  readonly business: readonly string[]
}

/** Of trial and release together, as the console keeps one list for both. DevTools is told not to check. */
export function domainsOf({ environments: { trial, release } }: Deployment): Domains {
  const tenants = [trial, release].flatMap(({ tenants }) => tenants)
  const published = tenants.flatMap(({ publicConfig }) =>
    publicConfig?.host ? [publicConfig.host] : [],
  )
  return {
    request: [...new Set([trial.host, release.host, ...published])].filter(Boolean),
    business: [...new Set(tenants.flatMap(({ businessDomains = [] }) => businessDomains))],
  }
}

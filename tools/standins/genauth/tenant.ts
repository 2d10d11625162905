/** What the stand-in's administrator set up once: the ids that apps and the mini program name, and a brand. */
export interface Tenant {
  readonly userPoolId: string
  /** Held by the customer's server only; the exchange of a ticket asks for it. */
  readonly poolSecret: string
  readonly appId: string
  /** The application's subdomain; also the name of its picture in logos/. */
  readonly identifier: string
  readonly appName: string
  /** Where the documents of its agreements are. Nothing answers there. */
  readonly site: string
  readonly connection: {
    /** `ecConnections[].id`, the SDKs' `connId`. */
    readonly id: string
    /** The console's "Unique ID". */
    readonly identifier: string
    /** WeChat Open Platform id of the mobile app. */
    readonly mobileAppId: string
    /** The mini program's original id, WXLaunchMiniProgram's `userName`. */
    readonly originalId: string
  }
}

export const defaultTenant: Tenant = {
  userPoolId: '62e221f85f5ac5cc47037a39',
  poolSecret: 'stand-in-pool-secret',
  appId: '630ed3137dd6f2fd7001da24',
  identifier: 'maple-coffee',
  appName: '枫叶咖啡',
  site: 'https://maple-coffee.example',
  connection: {
    id: '630db7e681fdc33c8befea17',
    identifier: 'mini-login',
    mobileAppId: 'wx1234567890abcdef',
    originalId: 'gh_a781a791e29e',
  },
}

/** Another brand that is served by the same mini program, hence the same original id. */
export const otherTenant: Tenant = {
  userPoolId: '64b7c0d2a91e4f3358d6e1f0',
  poolSecret: 'stand-in-other-pool-secret',
  appId: '64b7c1519c2d7be04a8f3c66',
  identifier: 'bamboo-tea',
  appName: '竹叶茶馆',
  site: 'https://bamboo-tea.example',
  connection: {
    id: '64b7c1f3d05a6e9127b4c8ad',
    identifier: 'bamboo-mini-login',
    mobileAppId: 'wxfedcba0987654321',
    originalId: 'gh_a781a791e29e',
  },
}

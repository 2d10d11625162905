/** What an administrator set up once: the ids that apps and the mini program name, and a brand. */
export interface Tenant {
  readonly userPoolId: string
  /** Only the customer's server has it; the exchange of a ticket asks for it. */
  readonly poolSecret: string
  readonly appId: string
  readonly appName: string
  /** File of its logo, a PNG. */
  readonly logo: string
  /** Where the documents of its agreements are. Nothing answers there. */
  readonly site: string
  /** Path of the endpoint that issues tickets; `{userPoolId}` is replaced. UNSOURCED: GenAuth does not publish its own. */
  readonly ticketPath: string
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

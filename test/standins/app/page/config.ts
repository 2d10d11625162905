/** What the page fetches from `/config.json` before anything else. Nothing in it is a secret. */
export interface PageConfig {
  /** Origin of the framed DevTools stand-in: messages go to it and come from it, no other. */
  readonly devtoolsUrl: string
  readonly userPoolId: string
  /** WeChat Open Platform id of this app. */
  readonly appId: string
  /** Original id of the mini program. */
  readonly userName: string
}

/** What `npm run init` asks. */
export interface Answers {
  readonly brand: Brand
  /** Of the mini program. */
  readonly appId: string
  /** At least one. */
  readonly contracts: readonly Contract[]
  /** Scheme and host of the backend of trial and release. */
  readonly host: string
  /** AppIDs of the apps that may launch it. */
  readonly apps: readonly string[]
  readonly agreements: readonly Agreement[]
}

export interface Brand {
  /** In Chinese. */
  readonly name: string
  readonly englishName: string | undefined
  /** `#rrggbb`. */
  readonly color: string
  /** A picture on this computer; `undefined`: the sample's stays for now. */
  readonly logo: string | undefined
}

export type Contract =
  | { readonly name: 'relay' }
  | { readonly name: 'ticket'; readonly userPoolId: string }
  | { readonly name: 'signin'; readonly applicationId: string; readonly connection: string }

export const contractNames = ['relay', 'ticket', 'signin'] as const

export interface Agreement {
  readonly title: string
  readonly url: string
}

/** `《用户协议》=https://www.example.com/terms` */
export function readAgreement(text: string): Agreement | undefined {
  const [, title = '', url = ''] = /^(.+?)\s*[=\s]\s*(https?:\/\/\S+)$/.exec(text.trim()) ?? []
  return title && url ? { title: title.trim(), url } : undefined
}

/** Parts of a list that a person typed. */
export function readList(text: string): string[] {
  return text.split(/[\s,，、]+/).filter(Boolean)
}

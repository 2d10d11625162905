import type { BrandAgreement } from '../branding/brand'
import type { Consent } from '../contracts/contract'

/** What a person agreed to, by agreement; kept on the device from visit to visit. */
export type Consents = Readonly<Record<string, Consent | undefined>>

/** Did the person agree to these versions of all of them? */
export function hasAll(consents: Consents, agreements: readonly BrandAgreement[]): boolean {
  return agreements.every(({ id, version }) => {
    const consent = consents[id]
    return consent !== undefined && consent.version === version
  })
}

/** After the person agreed to these, or took it back. */
export function withConsent(
  consents: Consents,
  agreements: readonly BrandAgreement[],
  given: Pick<Consent, 'lang' | 'agreedAt'> | undefined,
): Consents {
  return agreements.reduce(
    (all, { id, version }) => ({ ...all, [id]: given && { id, version, ...given } }),
    consents,
  )
}

/**
 * For the backend: what of these the person agreed to. Anybody can write to the storage of a device, so only texts
 * leave it. WeChat keeps its own proof of what has no version here.
 */
export function proofOf(
  consents: Consents,
  agreements: readonly BrandAgreement[],
): readonly Consent[] {
  return agreements
    .filter((agreement) => agreement.version && hasAll(consents, [agreement]))
    .map(({ id, version }) => {
      const { lang, agreedAt } = consents[id] as Consent
      return { id, version, lang: String(lang), agreedAt: String(agreedAt) }
    })
}

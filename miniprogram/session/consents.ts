import { type BrandAgreement, PRIVACY_GUIDE } from '../branding/brand'
import type { Consent } from '../contracts/contract'
import { fieldsIn, textIn } from '../untrusted'

/** What a person agreed to, by agreement; stored on the device from visit to visit. */
export type Consents = Readonly<Record<string, Consent>>

/** Reads stored consents. Anybody can write to the storage of a device: what is not a consent is left out. */
export function readConsents(stored: unknown): Consents {
  const fields = fieldsIn(stored)
  const consents: Record<string, Consent> = {}
  for (const id of Object.keys(fields)) {
    const { version, lang, agreedAt } = fieldsIn(fields[id])
    const consent = { id, version: textIn(version), lang: textIn(lang), agreedAt: textIn(agreedAt) }
    if (typeof version === 'string' && consent.lang && Date.parse(consent.agreedAt))
      consents[id] = consent
  }
  return consents
}

/** Did the person agree to these versions of all of them? */
export function hasAll(consents: Consents, agreements: readonly BrandAgreement[]): boolean {
  return agreements.every((agreement) => consentTo(agreement, consents) !== undefined)
}

/** The consents after the person agreed to these, or took it back. */
export function withConsent(
  consents: Consents,
  agreements: readonly BrandAgreement[],
  given: Pick<Consent, 'lang' | 'agreedAt'> | undefined,
): Consents {
  const changed: Record<string, Consent> = {}
  Object.keys(consents).forEach((id) => {
    const consent = consents[id]
    if (consent && !agreements.some((agreement) => agreement.id === id)) changed[id] = consent
  })
  agreements.forEach(({ id, version }) => {
    if (given) changed[id] = { id, version, ...given }
  })
  return changed
}

/** For the backend: which of these the person agreed to. WeChat keeps its own proof of its privacy guide. */
export function proofOf(
  consents: Consents,
  agreements: readonly BrandAgreement[],
): readonly Consent[] {
  const proof: Consent[] = []
  agreements.forEach((agreement) => {
    const consent = consentTo(agreement, consents)
    if (consent && agreement.id !== PRIVACY_GUIDE) proof.push(consent)
  })
  return proof
}

function consentTo({ id, version }: BrandAgreement, consents: Consents): Consent | undefined {
  const consent = consents[id]
  return consent && consent.version === version ? consent : undefined
}

import { type Static, Type } from '@sinclair/typebox'

/** Bodies as they come over the wire. Both SDKs send `""` for what they do not have, so only codes must not be empty. */
export const Code = Type.Object({ code: Type.String({ minLength: 1 }) })

const ProofText = Type.String({ minLength: 1, maxLength: 64 })

/** Proof of one agreement: who logs in saw this version in this language, and agreed then, by the phone's clock. */
const Agreed = Type.Object({
  id: ProofText,
  version: ProofText,
  /** `zh-CN`, `en`, … */
  lang: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,4})*$' }),
  agreedAt: Type.String({ format: 'date-time' }),
})
export type Agreed = Static<typeof Agreed>

/** UNSOURCED: GenAuth documents no field for it; this is the project's default, to be confirmed with GenAuth. */
export const agreements = Type.Optional(Type.Array(Agreed, { maxItems: 100 }))

/** The fields of what is an object, none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

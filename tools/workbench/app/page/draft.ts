import { type Static, type TOptional, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { type LocaleName, locales } from '../../../../miniprogram/locales/index'

const exact = { additionalProperties: false }
/** Only that is a colour of a brand. */
const Color = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })
export const Pair = Type.Object({ primary: Color, onPrimary: Color }, exact)
export const Surfaces = Type.Object({ background: Color, sheet: Color, text: Color }, exact)

const inLanguages = <Schema extends TSchema>(of: Schema) =>
  Object.fromEntries(
    Object.keys(locales).map((name) => [name, Type.Optional(of)]),
  ) as unknown as Record<LocaleName, TOptional<Schema>>
const text = Type.String()

/** What is made of a look's brand: fields in place of the look's own. `surfaces` null: it has none. */
const Draft = Type.Object(
  {
    /** Id of the look. */
    from: text,
    name: Type.Optional(Type.Object({ ...inLanguages(text), 'zh-CN': text }, exact)),
    colors: Type.Optional(Type.Object({ light: Pair, dark: Pair }, exact)),
    surfaces: Type.Optional(
      Type.Union([Type.Object({ light: Surfaces, dark: Surfaces }, exact), Type.Null()]),
    ),
    texts: Type.Optional(Type.Object(inLanguages(Type.Record(text, text)), exact)),
  },
  exact,
)
export type Draft = Static<typeof Draft>

/** From a link, which anybody may have written; undefined if it is none. */
export function readDraft(json: string): Draft | undefined {
  try {
    const given: unknown = JSON.parse(json)
    return Value.Check(Draft, given) ? given : undefined
  } catch {
    return undefined
  }
}

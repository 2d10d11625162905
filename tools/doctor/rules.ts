import { locales, type LocaleName } from '../../miniprogram/locales/index'
import type { EnvironmentName } from './environment'
import { error, field, warning, type Problem } from './finding'

/** What is wrong with a field, and which: `environments.release.tenants[0].id`. */
export interface Fault extends Problem {
  readonly path: string
}

/** A field of deployment.ts. */
export interface Place {
  readonly path: string
  /** What the deployment shall be ready for. */
  readonly environment: EnvironmentName
  /** Whether placeholders are errors in it. */
  readonly real: boolean
}

/** A field of any type and content. */
export interface Rule<T = unknown> {
  readonly check: (value: unknown, place: Place) => Fault[]
  /** As far as it can be read: what is missing or of another type is empty. */
  readonly read: (value: unknown) => T
}

export type Read<R> = R extends Rule<infer T> ? T : never

/** Finds what is wrong with a text; what it says follows the field and the value. */
export type Check = (text: string, place: Place) => Problem | undefined

export const languages = Object.keys(locales) as LocaleName[]

/** If a language is missing, people read this one. */
const FALLBACK = 'zh-CN'

export type Fields = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const recordIn = (value: unknown): Fields => (isRecord(value) ? value : {})

export function fault({ path }: Place, value: unknown, problem: Problem): Fault {
  return { ...problem, path, detail: `${field(path, value)} ${problem.detail}` }
}

function missing({ path }: Place, example: string): Fault {
  return { path, ...error(`${path || 'deployment'}: is missing`, example) }
}

/** The field must be there; `example` is the fix of a problem that has none. */
function required(
  example: string,
  problemOf: (value: unknown, place: Place) => Problem | undefined,
  inner: Rule['check'] = () => [],
): Rule['check'] {
  return (value, place) => {
    if (value === undefined) return [missing(place, example)]
    const problem = problemOf(value, place)
    if (!problem) return inner(value, place)
    return [fault(place, value, { ...problem, fix: problem.fix ?? example })]
  }
}

export function must(pattern: RegExp, why: string, fix?: string): Check {
  return (text) => (pattern.test(text) ? undefined : error(why, fix))
}

/** A text, not empty. The first check that it fails is reported. */
export function text(example: string, ...checks: readonly Check[]): Rule<string> {
  return {
    read: (value) => (typeof value === 'string' ? value : ''),
    check: required(example, (value, place) => {
      if (typeof value !== 'string') return error('is not a text in quotes')
      if (!value.trim()) return error('is empty')
      return checks.map((check) => check(value, place)).find((problem) => problem)
    }),
  }
}

export function flag(example: string): Rule<boolean> {
  const why = 'is not true or false'
  return {
    read: (value) => value === true,
    check: required(example, (value) => (typeof value === 'boolean' ? undefined : error(why))),
  }
}

/** A whole number in a range, both ends included. */
export function whole(min: number, max: number, unit: string, fix: string): Rule<number> {
  const why = `is not a whole number of ${unit} from ${min} to ${max}`
  const fits = (value: unknown) => Number.isInteger(value) && Number(value) >= min
  return {
    read: Number,
    check: required(fix, (value) => (fits(value) && Number(value) <= max ? undefined : error(why))),
  }
}

/** A list of anything that the rule allows; `empty` is said of one that must not be empty. */
export function list<T>(rule: Rule<T>, example: string, empty?: string): Rule<readonly T[]> {
  const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  return {
    read: (value) => itemsOf(value).map(rule.read),
    check: required(
      example,
      (value) => {
        if (!Array.isArray(value)) return error('is not a list in [ ]')
        return empty && value.length === 0 ? error(empty) : undefined
      },
      (value, { path, ...place }) =>
        itemsOf(value).flatMap((item, index) =>
          rule.check(item, { ...place, path: `${path}[${index}]` }),
        ),
    ),
  }
}

type Optional<R> = {
  [Name in keyof R]: undefined extends Read<R[Name]> ? Name : never
}[keyof R]

type ReadFields<R> = { readonly [Name in Exclude<keyof R, Optional<R>>]: Read<R[Name]> } & {
  readonly [Name in Optional<R>]?: Read<R[Name]>
}

/** A group of fields: these, and no others. */
export function fields<R extends Readonly<Record<string, Rule>>>(rules: R): Rule<ReadFields<R>> {
  const names = Object.keys(rules)
  return {
    read: (value) =>
      Object.fromEntries(
        Object.entries(rules).map(([name, rule]) => [name, rule.read(recordIn(value)[name])]),
      ) as ReadFields<R>,
    check: required(
      `It has ${names.join(', ')}.`,
      (value) => (isRecord(value) ? undefined : error('is not a group of fields in { }')),
      (value, place) => {
        const own = recordIn(value)
        const at = (name: string) => (place.path ? `${place.path}.${name}` : name)
        return [
          ...Object.keys(own)
            .filter((name) => !Object.hasOwn(rules, name))
            .map((name) => unknownField(at(name), name, names)),
          ...Object.entries(rules).flatMap(([name, rule]) =>
            rule.check(own[name], { ...place, path: at(name) }),
          ),
        ]
      },
    ),
  }
}

/** Without its value, which may be a secret that does not belong here. */
function unknownField(path: string, name: string, known: readonly string[]): Fault {
  const meant = known.find((other) => other.toLowerCase() === name.toLowerCase())
  const fix = meant ? `Write ${meant}.` : `Take it out; the fields here are ${known.join(', ')}.`
  return { path, ...error(`${path}: is no field of a deployment`, fix) }
}

export function optional<T>({ check, read }: Rule<T>): Rule<T | undefined> {
  return {
    read: (value) => (value === undefined ? undefined : read(value)),
    check: (value, place) => (value === undefined ? [] : check(value, place)),
  }
}

export const anything: Rule = { check: () => [], read: (value) => value }

/** A text in each language: simplified Chinese must be there, the others should. */
export function localized(example: string, ...checks: readonly Check[]) {
  const each = text(example, ...checks)
  const present = (value: unknown) =>
    Object.fromEntries(
      Object.entries(recordIn(value)).filter(
        ([, inner]) => inner !== undefined && !(typeof inner === 'string' && !inner.trim()),
      ),
    )
  return {
    read: (value: unknown): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(present(value)).map(([name, inner]) => [name, each.read(inner)]),
      ),
    check: required(
      example,
      (value) =>
        isRecord(value) ? undefined : error(`is not a text in each language: { '${FALLBACK}': … }`),
      (value, place) => {
        const own = present(value)
        const absent = languages.filter((name) => !(name in own))
        const rest = `${place.path}: has no ${absent.join(', ')}; people who read it see ${FALLBACK}`
        const others: Fault[] =
          absent.length > 0
            ? [{ path: place.path, ...warning(rest, 'Add the language, or leave it so.') }]
            : []
        return [
          ...(absent.includes(FALLBACK)
            ? [missing(languagePlace(place, FALLBACK), example)]
            : others),
          ...byLanguage(() => each).check(own, place),
        ]
      },
    ),
  }
}

/** Values by language, of which none must be there. */
export function byLanguage(ruleOf: (language: LocaleName) => Rule): Rule {
  return {
    read: (value) => value,
    check(value, place) {
      if (!isRecord(value)) return [fault(place, value, error('is not a group of languages'))]
      return Object.entries(value).flatMap(([name, inner]) => {
        const at = languagePlace(place, name)
        const language = languages.find((known) => known === name)
        if (language) return ruleOf(language).check(inner, at)
        const why = 'is in no language of this mini program'
        return [fault(at, inner, error(why, `It speaks ${languages.join(', ')}.`))]
      })
    },
  }
}

/** A language is a key that needs quotes: `title["zh-TW"]`. */
function languagePlace(place: Place, language: string): Place {
  return { ...place, path: `${place.path}["${language}"]` }
}

export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => value && values.indexOf(value) !== index))]
}

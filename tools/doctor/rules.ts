import { locales, type LocaleName } from '../../miniprogram/locales/index'
import { isRecord } from './deployment'
import { error, field, warning, type Problem } from './finding'

/** What is wrong with a field, and which: `environments.release.tenants[0].id`. */
export interface Fault extends Problem {
  readonly path: string
}

/** A field of deployment.ts. */
export interface Place {
  readonly path: string
  /** Whether placeholders are errors in it. */
  readonly real: boolean
}

/** Finds what is wrong with a value that may be anything. */
export type Rule = (value: unknown, place: Place) => Fault[]

/** Finds what is wrong with a text; what it says follows the field and the value. */
export type Check = (text: string, place: Place) => Problem | undefined

export const languages = Object.keys(locales) as LocaleName[]

/** If a language is missing, people read this one. */
const FALLBACK = 'zh-CN'

export function must(pattern: RegExp, why: string, fix?: string): Check {
  return (text) => (pattern.test(text) ? undefined : error(why, fix))
}

/** A text, not empty. The first check that it fails is reported. */
export function text(example: string, ...checks: readonly Check[]): Rule {
  return (value, place) => {
    if (value === undefined) return [missing(place, example)]
    if (typeof value !== 'string') {
      return [fault(place, value, error('is not a text in quotes', example))]
    }
    if (!value.trim()) return [fault(place, value, error('is empty', example))]
    for (const check of checks) {
      const problem = check(value, place)
      if (problem) return [fault(place, value, problem)]
    }
    return []
  }
}

export function oneOf(example: string, ...allowed: readonly unknown[]): Rule {
  return (value, place) => {
    if (value === undefined) return [missing(place, example)]
    if (allowed.includes(value)) return []
    return [fault(place, value, error(`is not ${allowed.join(' or ')}`, example))]
  }
}

/** A whole number in a range, both ends included. */
export function whole(min: number, max: number, unit: string, fix: string): Rule {
  return (value, place) => {
    if (value === undefined) return [missing(place, fix)]
    const fits =
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    const why = `is not a whole number of ${unit} from ${min} to ${max}`
    return fits ? [] : [fault(place, value, error(why, fix))]
  }
}

/** A list of anything that the rule allows; `empty` is said of one that must not be empty. */
export function list(rule: Rule, example: string, empty?: string): Rule {
  return (value, place) => {
    if (value === undefined) return [missing(place, example)]
    if (!Array.isArray(value)) return [fault(place, value, error('is not a list in [ ]', example))]
    if (value.length === 0 && empty) {
      return [{ path: place.path, ...error(`${place.path}: ${empty}`, example) }]
    }
    return value.flatMap((item, index) => rule(item, { ...place, path: `${place.path}[${index}]` }))
  }
}

/** A group of fields: these, and no others. */
export function fields(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, place) => {
    if (value === undefined) return [missing(place, `It has ${Object.keys(rules).join(', ')}.`)]
    if (!isRecord(value)) return [fault(place, value, error('is not a group of fields in { }'))]
    const at = (name: string) => ({ ...place, path: place.path ? `${place.path}.${name}` : name })
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(rules, name))
    return [
      ...unknown.map((name) => unknownField(at(name), name, Object.keys(rules))),
      ...Object.entries(rules).flatMap(([name, rule]) => rule(value[name], at(name))),
    ]
  }
}

/** Without its value, which may be a secret that does not belong here. */
function unknownField({ path }: Place, name: string, known: readonly string[]): Fault {
  const meant = known.find((other) => other.toLowerCase() === name.toLowerCase())
  const fix = meant ? `Write ${meant}.` : `Take it out; the fields here are ${known.join(', ')}.`
  return { path, ...error(`${path}: is no field of a deployment`, fix) }
}

export function optional(rule: Rule): Rule {
  return (value, place) => (value === undefined ? [] : rule(value, place))
}

export const anything: Rule = () => []

/** A text in each language: simplified Chinese must be there, the others should. */
export function localized(example: string, ...checks: readonly Check[]): Rule {
  const each = text(example, ...checks)
  return (value, place) => {
    if (value === undefined) return [missing(place, example)]
    if (!isRecord(value)) {
      const why = `is not a text in each language: { '${FALLBACK}': … }`
      return [fault(place, value, error(why, example))]
    }
    const present = Object.fromEntries(Object.entries(value).filter(([, inner]) => !isBlank(inner)))
    const isMissing = (name: string) => !(name in present)
    const others = languages.filter((name) => name !== FALLBACK && isMissing(name))
    const rest = `${place.path}: has no ${others.join(', ')}; people who read it see ${FALLBACK}`
    return [
      ...(isMissing(FALLBACK) ? [missing(languagePlace(place, FALLBACK), example)] : []),
      ...(others.length > 0 && !isMissing(FALLBACK)
        ? [{ path: place.path, ...warning(rest, 'Add the language, or leave it so.') }]
        : []),
      ...byLanguage(() => each)(present, place),
    ]
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && !value.trim())
}

/** Values by language, of which none must be there. */
export function byLanguage(ruleOf: (language: LocaleName) => Rule): Rule {
  return (value, place) => {
    if (!isRecord(value)) return [fault(place, value, error('is not a group of languages'))]
    return Object.entries(value).flatMap(([name, inner]) => {
      const at = languagePlace(place, name)
      const language = languages.find((known) => known === name)
      if (language) return ruleOf(language)(inner, at)
      const why = 'is in no language of this mini program'
      return [fault(at, inner, error(why, `It speaks ${languages.join(', ')}.`))]
    })
  }
}

/** A language is a key that needs quotes: `title["zh-TW"]`. */
function languagePlace(place: Place, language: string): Place {
  return { ...place, path: `${place.path}["${language}"]` }
}

export function fault({ path }: Place, value: unknown, problem: Problem): Fault {
  return { ...problem, path, detail: `${field(path, value)} ${problem.detail}` }
}

function missing({ path }: Place, example: string): Fault {
  return { path, ...error(`${path || 'deployment'}: is missing`, example) }
}

export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

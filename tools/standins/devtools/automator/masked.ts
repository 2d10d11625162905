/** Fields that hold what nobody but its receiver may see. */
const SECRET =
  /code|ticket|token|secret|phone|challenge|verifier|openid|encrypteddata|^iv$|^state$/i

/** Numbers such as `429` and `"400"` are no secrets, and shorter than any of them. */
const SHORT = 6

/** The start of a secret: enough to see that it is the same one elsewhere. */
export function maskedText(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, 4)}…`
}

/** JSON without its secrets; any other text with what looks like a query masked. Data URLs are shortened, too. */
export function masked(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return json(value)
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed === 'object') return masked(parsed)
  } catch {
    // No JSON: a query, or words.
  }
  return maskedQuery(value)
}

/** What programs hand over may have circles, such as the event channel of a page that was opened. */
function json(value: unknown): string {
  try {
    return JSON.stringify(value, withoutSecrets) ?? ''
  } catch {
    return '(no JSON)'
  }
}

/** The values of a query, of a path with one, or of a result by ticket, without its secrets. */
export function maskedQuery(text: string): string {
  return text.replace(/([\w-]+)=([^&\s]+)/g, (pair, name: string, value: string) =>
    SECRET.test(name) ? `${name}=${maskedText(value)}` : pair,
  )
}

function withoutSecrets(name: string, value: unknown): unknown {
  if (isInstance(value)) return `(${value.constructor.name})`
  if (typeof value !== 'string') return value
  if (SECRET.test(name)) return maskedText(value)
  // GenAuth gives its data as JSON in JSON.
  return value.startsWith('{') ? masked(value) : value
}

/** An object of a class. */
function isInstance(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another window is plain, too.
  return prototype !== null && Object.getPrototypeOf(prototype) !== null
}

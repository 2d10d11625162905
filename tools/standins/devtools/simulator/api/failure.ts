/** Why an API call fails: the words after `name:fail`, and WeChat's number for it where it has one. */
export class Failure extends Error {
  readonly errno: number | undefined

  constructor(reason: string, errno?: number) {
    super(reason)
    this.errno = errno
  }
}

/**
 * A parameter that has to be a text.
 * @throws Failure in the words of WeChat's library
 */
export function textOf(given: unknown, parameter: string): string {
  checkTexts({ [parameter]: given }, [parameter])
  return String(given)
}

/**
 * Parameters that have to be texts.
 * @throws Failure in the words of WeChat's library, which names each that is none
 */
export function checkTexts(given: Readonly<Record<string, unknown>>, names: string[]): void {
  const wrong = names
    .filter((name) => typeof given[name] !== 'string')
    .map((name) => `parameter.${name} should be String instead of ${kindOf(given[name])};`)
  if (wrong.length > 0) throw new Failure(`parameter error: ${wrong.join('')}`)
}

/** As WeChat's library calls what it is given: `Null`, `Number`. */
export function kindOf(given: unknown): string {
  return Object.prototype.toString.call(given).slice(8, -1)
}

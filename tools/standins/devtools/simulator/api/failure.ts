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
  if (typeof given === 'string') return given
  const kind = kindOf(given)
  throw new Failure(`parameter error: parameter.${parameter} should be String instead of ${kind};`)
}

/** As WeChat's library calls what it is given: `Null`, `Number`. */
export function kindOf(given: unknown): string {
  return Object.prototype.toString.call(given).slice(8, -1)
}

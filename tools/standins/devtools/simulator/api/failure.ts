/** Why an API call fails: the words after `name:fail`, and WeChat's number for it where it has one. */
export class Failure extends Error {
  readonly errno: number | undefined

  constructor(reason: string, errno?: number) {
    super(reason)
    this.errno = errno
  }
}

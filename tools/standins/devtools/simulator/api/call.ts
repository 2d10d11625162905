import type { Context } from '../context'
import type { Faults } from '../faults'
import type { Privacy } from '../privacy'
import type { Replies } from '../replies'
import { Failure } from './failure'

/** What an API is given: its parameters, and `success`, `fail` and `complete`. */
export type Options = Readonly<Record<string, unknown>>

type Act = (options: Options) => unknown

/** Makes asynchronous functions of `wx`. */
export class Calls {
  private readonly faults: Faults
  private readonly privacy: Privacy
  private readonly replies: Replies

  constructor({ faults, privacy, replies }: Pick<Context, 'faults' | 'privacy' | 'replies'>) {
    this.faults = faults
    this.privacy = privacy
    this.replies = replies
  }

  /** Gives a Promise when no callback is given, as most APIs do. */
  promising(name: string, act: Act): (options?: Options) => unknown {
    return (given) => {
      const options = optionsOf(given)
      const result = this.run(name, act, options)
      if (!options['success'] && !options['fail'] && !options['complete']) return result
      void this.settle(result, options)
      return undefined
    }
  }

  /** For those whose page says that Promise style is not supported. */
  calling(name: string, act: Act): (options?: Options) => undefined {
    return (given) => {
      const options = optionsOf(given)
      void this.settle(this.run(name, act, options), options)
      return undefined
    }
  }

  /** Starts at once, for what it does must be done when the call returns. */
  private async run(name: string, act: Act, options: Options): Promise<object> {
    try {
      const refusal = this.replies.refusal(name)
      if (refusal) throw refusal
      if (this.privacy.guards(name)) await this.privacy.ensure(name)
      const result = await act(options)
      await this.replies.due(name)
      return { ...(result as object | undefined), errMsg: `${name}:ok` }
    } catch (error) {
      throw describe(name, error)
    }
  }

  private settle(result: Promise<object>, options: Options): Promise<void> {
    return result.then(
      (done) => tell(this.faults, options, 'success', done),
      (error) => tell(this.faults, options, 'fail', error),
    )
  }
}

/** As in WeChat, what is no object says nothing. */
export function optionsOf(given: unknown): Options {
  return typeof given === 'object' && given !== null ? (given as Options) : {}
}

/** Calls back; as in WeChat, what is no function is passed over. */
export function tell(
  faults: Faults,
  options: Options,
  outcome: 'success' | 'fail',
  result: unknown,
): void {
  for (const callback of [options[outcome], options['complete']]) {
    if (typeof callback === 'function') faults.guard((): unknown => callback(result) as unknown)
  }
}

function describe(name: string, error: unknown): { errMsg: string; errno?: number } {
  const message = error instanceof Error ? error.message : String(error)
  const errMsg = message.startsWith(`${name}:fail`) ? message : `${name}:fail ${message}`
  const errno = error instanceof Failure ? error.errno : undefined
  return errno === undefined ? { errMsg } : { errMsg, errno }
}

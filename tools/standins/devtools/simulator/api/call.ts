import type { Context } from '../context'
import type { Faults } from '../faults'
import type { Privacy } from '../privacy'
import type { Replies } from '../replies'
import { Failure } from './failure'

/** What every asynchronous API takes. */
export interface Callbacks {
  readonly success?: (result: object) => void
  readonly fail?: (error: { errMsg: string; errno?: number }) => void
  readonly complete?: (result: object) => void
}

export type Options = Callbacks & Readonly<Record<string, unknown>>

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
    return (options = {}) => {
      const { success, fail, complete } = options
      const result = this.run(name, act, options)
      if (!success && !fail && !complete) return result
      void this.settle(result, options)
      return undefined
    }
  }

  /** For those whose page says that Promise style is not supported. */
  calling(name: string, act: Act): (options?: Options) => undefined {
    return (options = {}) => {
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

  private async settle(result: Promise<object>, callbacks: Callbacks): Promise<void> {
    const { success, fail, complete } = callbacks
    try {
      const done = await result
      this.faults.guard(() => success?.(done))
      this.faults.guard(() => complete?.(done))
    } catch (error) {
      const failure = error as { errMsg: string }
      this.faults.guard(() => fail?.(failure))
      this.faults.guard(() => complete?.(failure))
    }
  }
}

function describe(name: string, error: unknown): { errMsg: string; errno?: number } {
  const message = error instanceof Error ? error.message : String(error)
  const errMsg = message.startsWith(`${name}:fail`) ? message : `${name}:fail ${message}`
  const errno = error instanceof Failure ? error.errno : undefined
  return errno === undefined ? { errMsg } : { errMsg, errno }
}

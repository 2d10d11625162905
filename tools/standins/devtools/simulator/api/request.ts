import type { RequestAnswer, RequestFailure, RequestSpec } from '../bridge'
import type { Context } from '../context'
import { fromBase64 } from '../base64'
import { optionsOf, tell, type Options } from './call'
import { type Failure, kindOf } from './failure'
import { isAtLeast } from '../version'
import { requestSpec } from './request-spec'
import { TaskEvents } from './task-events'

/** What is sent for a function of `wx`, and what the program gets for the answer. */
export interface Exchange {
  readonly name: 'request' | 'uploadFile' | 'downloadFile'
  spec(options: Options, timeout: number | undefined, context: Context): Promise<RequestSpec>
  result(answer: RequestAnswer, options: Options): object
  /** How far a file has come once it is sent, or received: all of it at once. */
  sent?(spec: RequestSpec): object
  received?(answer: RequestAnswer): object
}

export const REQUEST: Exchange = {
  name: 'request',
  spec: async (options, timeout) => ({
    ...requestSpec(options, timeout),
    ...(options['responseType'] === 'arraybuffer' ? { binary: true } : {}),
  }),
  result: ({ statusCode, headers: header, cookies, body }, { dataType, responseType }) => ({
    data: responseType === 'arraybuffer' ? fromBase64(body).buffer : parsed(body, dataType),
    ...{ statusCode, header, cookies },
  }),
}

/** WeChat breaks off what is unfinished this long after the program went behind. */
const BACKGROUND_GRACE = 5_000
const INTERRUPTED: RequestFailure = { errMsg: 'request:fail interrupted', errno: 600003 }
const TIMED_OUT: RequestFailure = { errMsg: 'request:fail timeout', errno: 5 }

/** A wx.request under way; the program holds it as a RequestTask. */
export class Request {
  private readonly taskEvents = new TaskEvents()
  private finished = false
  /** Nobody waits for the answer any more. */
  private readonly left = new AbortController()
  private readonly timers: number[] = []
  private readonly context: Context
  private readonly options: Options
  private readonly exchange: Exchange

  constructor(context: Context, given: unknown, exchange: Exchange = REQUEST) {
    this.context = context
    const options = optionsOf(given)
    this.options = options
    if (given !== options) {
      const text = `${exchange.name}: parameter should be Object instead of ${kindOf(given)}`
      context.events.emit('console', 'error', [text])
    }
    this.exchange = exchange
    const timeout = context.program.app.networkTimeout?.[exchange.name]
    // Since 3.2.2, says miniprogram-api-typings.
    const manual = options['redirect'] === 'manual' && isAtLeast(context.bridge.SDKVersion, '3.2.2')
    exchange.spec(options, timeout, context).then(
      (spec) => void this.send({ ...spec, manual }),
      (error: unknown) => this.fail(failureOf(error)),
    )
  }

  /** What wx.request returns; never a Promise, and as in WeChat nothing if it has no URL of the web. */
  task(): object | undefined {
    if (!isOfWeb(this.options['url'])) return undefined
    const isFile = this.exchange !== REQUEST
    return {
      abort: () => this.fail({ errMsg: 'request:fail abort', errno: 600003 }),
      ...this.taskEvents.functions('HeadersReceived'),
      ...(isFile ? this.taskEvents.functions('ProgressUpdate') : this.chunks()),
    }
  }

  private chunks(): object {
    const say = () =>
      this.context.events.emit('console', 'warn', [
        'enableChunked and onChunkReceived of wx.request are not in the simulator',
      ])
    if (this.options['enableChunked']) say()
    return { onChunkReceived: say, offChunkReceived: () => undefined }
  }

  private async send(spec: RequestSpec): Promise<void> {
    const { bridge, events, life, replies, time } = this.context
    const refusal = this.refusal(spec.url)
    if (refusal) return void setTimeout(() => this.fail(refusal))
    const limit = (failure: RequestFailure, milliseconds: number) => {
      if (replies.isNever(this.exchange.name)) return
      this.timers.push(time.start(() => this.fail(failure), milliseconds))
    }
    limit(TIMED_OUT, spec.timeout)
    const run = life.current
    const leaves = (): void => limit(INTERRUPTED, BACKGROUND_GRACE)
    const returns = (): void => this.timers.splice(1).forEach((timer) => time.stop(timer))
    const watch = life.watchFront(leaves, returns)
    // A spectator follows the codes; what is fetched behind is no step of a login.
    const step = (name: 'posted' | 'answered') =>
      spec.method === 'POST' && events.step(name, spec.url)
    step('posted')
    const outcome = await bridge.request(spec, this.left.signal).catch(failureOf)
    await replies.due(this.exchange.name)
    watch()
    // Nobody is left to hear of it when the program ended meanwhile.
    if (!life.isRunning(run)) return
    step('answered')
    if ('errMsg' in outcome) this.fail(outcome)
    else this.succeed(outcome, spec)
  }

  private refusal(url: string): RequestFailure | undefined {
    const { bridge, options, life, replies } = this.context
    const refused = replies.refusal(this.exchange.name)
    if (refused) return { errMsg: `request:fail ${refused.message}`, errno: refused.errno ?? 0 }
    if (!life.isInFront) return INTERRUPTED
    if (!isOfWeb(url)) return { errMsg: `request:fail invalid url "${url}"`, errno: 600009 }
    const { protocol, host } = new URL(url)
    const allowed = protocol === 'https:' && options.requestDomains.includes(host)
    if (!bridge.urlCheck || allowed) return undefined
    return { errMsg: 'request:fail url not in domain list', errno: 600002 }
  }

  private succeed(answer: RequestAnswer, spec: RequestSpec): void {
    const { exchange, options, context, taskEvents } = this
    const { statusCode, headers: header, cookies } = answer
    // Whoever is told may abort it.
    const tellOf = (event: 'HeadersReceived' | 'ProgressUpdate', result: object | undefined) => {
      if (result && !this.finished) taskEvents.tell(event, result, context.faults)
    }
    tellOf('ProgressUpdate', exchange.sent?.(spec))
    tellOf('HeadersReceived', { header, statusCode, cookies })
    tellOf('ProgressUpdate', exchange.received?.(answer))
    if (!this.finish()) return
    const result = { ...exchange.result(answer, options), errMsg: `${exchange.name}:ok` }
    tell(context.faults, options, 'success', result)
  }

  private fail(failure: RequestFailure): void {
    if (!this.finish()) return
    const { errno } = failure
    const errMsg = failure.errMsg.replace(/^request:/, `${this.exchange.name}:`)
    tell(this.context.faults, this.options, 'fail', { errMsg, errno })
  }

  private finish(): boolean {
    if (this.finished) return false
    this.finished = true
    for (const timer of this.timers) this.context.time.stop(timer)
    this.left.abort()
    return true
  }
}

function isOfWeb(url: unknown): boolean {
  return typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url)
}

/** `json`, the default, is parsed where it can be. */
function parsed(body: string, dataType: unknown): unknown {
  if ((dataType ?? 'json') !== 'json') return body
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

function failureOf(error: unknown): RequestFailure {
  const { message, errno } = error as Failure
  return { errMsg: `request:fail ${message}`, errno: errno ?? 0 }
}

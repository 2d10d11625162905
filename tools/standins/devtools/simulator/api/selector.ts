import type { Context } from '../context'
import { type Caller, callerOf } from './caller'
import { nodeFacts, viewportFacts, type Fields } from './node-facts'

type Heard = (this: SelectorQuery, result: unknown) => void

/** What is looked for, and where; absent: the page's window. */
interface Wanted {
  readonly selector: unknown
  readonly all: boolean
  readonly caller: Caller | undefined
}

interface Asked {
  readonly wanted: Wanted | undefined
  readonly fields: Fields
  readonly heard: Heard | undefined
}

/** As base library 2.30.3 does it. https://developers.weixin.qq.com/miniprogram/dev/api/wxml/SelectorQuery.html */
export class SelectorQuery {
  readonly #asked: Asked[] = []
  readonly #context: Context
  /** The page that was open when the program began to ask. */
  readonly #page: Caller | undefined
  #caller: Caller | undefined

  constructor(context: Context, caller?: Caller) {
    this.#context = context
    this.#page = context.stack.current?.instance as Caller | undefined
    this.#caller = callerOf(caller)
  }

  /** @throws TypeError for what is no object, as in WeChat */
  in(caller: Caller): this {
    Reflect.has(caller, '_$')
    this.#caller = callerOf(caller)
    return this
  }

  select(selector: unknown): object {
    return this.#nodes({ selector, all: false, caller: this.#caller })
  }

  selectAll(selector: unknown): object {
    return this.#nodes({ selector, all: true, caller: this.#caller })
  }

  selectViewport(): object {
    return this.#nodes(undefined)
  }

  /** The page is asked as it stands when the question reaches it. */
  exec(heard?: Heard): void {
    const { layers, faults, events } = this.#context
    const asked = [...this.#asked]
    const caller = this.#caller ?? (asked.length > 0 ? this.#page : undefined)
    if (!caller?._$) {
      const text = 'A SelectorQuery is ignored: it asks nothing, or of no page or component'
      return events.emit('console', 'warn', [text])
    }
    reach(layers, caller, () => {
      const results = asked.map(({ wanted, fields }) => this.#answer(wanted, fields))
      layers.toLogic(() => {
        const tell = (who: Heard | undefined, result: unknown) =>
          typeof who === 'function' && faults.guard(() => who.call(this, result))
        asked.forEach(({ heard: who }, i) => tell(who, results[i]))
        tell(heard, results)
      })
    })
  }

  #nodes(wanted: Wanted | undefined): object {
    const asking = (fields: Fields) => (heard?: Heard) => {
      this.#asked.push({ wanted, fields, heard })
      return this
    }
    return {
      fields: (fields: Fields, heard?: Heard) => asking(fields)(heard),
      boundingClientRect: asking({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: asking({ id: true, dataset: true, scrollOffset: true }),
      context: asking({ context: true }),
      node: asking({ node: true }),
    }
  }

  #answer(wanted: Wanted | undefined, fields: Fields): unknown {
    if (!wanted) return viewportFacts(this.#context, fields)
    const { selector, all, caller = this.#page } = wanted
    const root = caller?._$?.getShadowRoot()
    const found = typeof selector === 'string' ? root?.querySelectorAll(selector) : undefined
    const elements = all ? found : found?.slice(0, 1)
    const results = elements?.map((element) => nodeFacts(this.#context, element, fields)) ?? []
    return all ? results : (results[0] ?? null)
  }
}

/** A question of a component that is being made comes before what puts it on screen. */
export function reach(layers: Context['layers'], caller: Caller, ask: () => void): void {
  layers.toView(() => {
    const drawn = caller._$?.getBackendElement() as unknown
    if (drawn instanceof HTMLElement && !drawn.isConnected) layers.toView(ask)
    else ask()
  })
}

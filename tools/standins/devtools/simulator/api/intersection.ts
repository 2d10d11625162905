import type * as glassEasel from 'glass-easel'
import type { Context } from '../context'
import { type Caller, callerOf } from './caller'
import { onMoves } from './moves'
import { placeOf } from './node-facts'
import { areaOf, overlap, sized, withMargins, type Box, type Margins } from './overlap'
import { reach } from './selector'

interface Options {
  readonly thresholds?: readonly number[]
  readonly initialRatio?: number
  readonly observeAll?: boolean
}

/** The page's window, or a node. */
interface Relative {
  readonly html: HTMLElement | undefined
  readonly margins: Margins | undefined
}

interface Watched {
  readonly element: glassEasel.Element
  readonly html: HTMLElement
  ratio: number
}

type Heard = (this: ElementObserver, result: object) => void

/** As base library 2.30.3 does it. https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html */
export class ElementObserver {
  readonly #context: Context
  readonly #caller: Caller | undefined
  readonly #options: Options
  readonly #relativeTo: [selector: string | undefined, margins: Margins | undefined][] = []
  #isObserving = false
  #isOver = false
  #end = (): void => undefined

  constructor(context: Context, caller: Caller | undefined, options?: Options | null) {
    this.#context = context
    this.#caller = callerOf(caller ?? (context.stack.current?.instance as Caller | undefined))
    this.#options = options ?? {}
  }

  /** With several, what they have in common. */
  relativeTo(selector: string, margins?: Margins): this {
    return this.#relate(selector, margins)
  }

  relativeToViewport(margins?: Margins): this {
    return this.#relate(undefined, margins)
  }

  observe(selector: string, heard: Heard): void {
    if (this.#isObserving) {
      throw new Error('"observe" call can be only called once in IntersectionObserver')
    }
    this.#isObserving = true
    const { layers } = this.#context
    const caller = this.#caller
    if (caller?._$) reach(layers, caller, () => this.#watch(selector, heard))
    else this.#warn('there is no page or component to look in')
  }

  disconnect(): void {
    this.#isOver = true
    this.#context.layers.toView(() => this.#end())
  }

  #relate(selector: string | undefined, margins: Margins | undefined): this {
    if (this.#isObserving) {
      throw new Error('Relative nodes cannot be added after "observe" call in IntersectionObserver')
    }
    this.#relativeTo.push([selector, margins])
    return this
  }

  #watch(selector: string, heard: Heard): void {
    const { observeAll, initialRatio = 0 } = this.#options
    const found = this.#select(selector)
    const watched = (observeAll ? found : found.slice(0, 1)).flatMap((element) => {
      const html = htmlOf(element)
      return html ? [{ element, html, ratio: initialRatio }] : []
    })
    const relatives = this.#relativeTo.flatMap(([other, margins]): Relative[] => {
      const html = other === undefined ? undefined : htmlOf(this.#select(other)[0])
      if (other === undefined || html) return [{ html, margins }]
      this.#warn(`the relative node "${other}" is not found`)
      return []
    })
    if (watched.length === 0) return this.#warn(`"${selector}" is not found`)
    if (relatives.length === 0) return this.#warn('there is nothing that it is relative to')
    const root = htmlOf(this.#caller?._$)
    this.#end = onMoves(this.#context.frame.pages, () => {
      // It goes with its page.
      if (this.#isOver || !root?.isConnected) return this.#end()
      // Each page has a window of its own in WeChat, where nothing moves while it is behind.
      if (!this.#context.stack.current?.element.contains(root)) return
      for (const each of watched) if (each.html.isConnected) this.#look(each, relatives, heard)
    })
  }

  #look(watched: Watched, relatives: readonly Relative[], heard: Heard): void {
    const context = this.#context
    const relative = relatives
      .map(({ html, margins }) => withMargins(this.#boxOf(html), margins))
      .reduce(overlap)
    const box = placeOf(context, watched.html)
    const shown = overlap(relative, box)
    const before = watched.ratio
    const ratio = areaOf(box) === 0 ? 0 : areaOf(shown) / areaOf(box)
    watched.ratio = ratio
    const { thresholds = [0] } = this.#options
    const crosses = thresholds.some((limit) => (ratio - limit) * (before - limit) <= 0)
    if (ratio === before || !crosses) return
    const result = {
      id: watched.element.id,
      dataset: { ...watched.element.dataset },
      time: Date.now(),
      boundingClientRect: sized(box),
      intersectionRatio: ratio,
      intersectionRect: sized(shown),
      relativeRect: relative,
    }
    context.layers.toLogic(() => {
      if (!this.#isOver) heard.call(this, result)
    })
  }

  #boxOf(html: HTMLElement | undefined): Box {
    if (html) return placeOf(this.#context, html)
    const { clientWidth, clientHeight } = this.#context.frame.pages
    return { left: 0, top: 0, right: clientWidth, bottom: clientHeight }
  }

  #select(selector: string): glassEasel.Element[] {
    return this.#caller?._$?.getShadowRoot()?.querySelectorAll(selector) ?? []
  }

  #warn(reason: string): void {
    this.#context.events.emit('console', 'warn', [`IntersectionObserver: ${reason}`])
  }
}

function htmlOf(element: glassEasel.Element | undefined): HTMLElement | undefined {
  const drawn = element?.getBackendElement() as unknown
  return drawn instanceof HTMLElement ? drawn : undefined
}

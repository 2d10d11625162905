import type * as glassEasel from 'glass-easel'
import type { Context } from '../context'
import { type Caller, callerOf } from './caller'
import { placeOf } from './node-facts'

interface Options {
  readonly thresholds?: readonly number[]
  readonly initialRatio?: number
  readonly observeAll?: boolean
}

interface Margins {
  readonly left?: number
  readonly right?: number
  readonly top?: number
  readonly bottom?: number
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html */
export class ElementObserver {
  readonly #observers: IntersectionObserver[] = []
  readonly #context: Context
  readonly #caller: Caller | undefined
  readonly #options: Options
  #relative: { readonly selector?: string; readonly margins: Margins } = { margins: {} }

  constructor(context: Context, caller: Caller | undefined, options: Options = {}) {
    this.#context = context
    this.#caller = callerOf(caller)
    this.#options = options
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.#relative = { selector, margins }
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.#relative = { margins }
    return this
  }

  observe(selector: string, heard: (result: object) => void): void {
    this.#context.layers.toView(() => {
      const found = this.#select(selector)
      for (const element of this.#options.observeAll ? found : found.slice(0, 1)) {
        this.#watch(element, heard)
      }
    })
  }

  disconnect(): void {
    this.#context.layers.toView(() => {
      for (const observer of this.#observers.splice(0)) observer.disconnect()
    })
  }

  #select(selector: string): glassEasel.Element[] {
    const page = this.#context.stack.current?.instance as Caller | undefined
    return (this.#caller?._$ ?? page?._$)?.getShadowRoot()?.querySelectorAll(selector) ?? []
  }

  #watch(element: glassEasel.Element, heard: (result: object) => void): void {
    const { selector, margins } = this.#relative
    const { pages } = this.#context.frame
    const root = selector === undefined ? pages : htmlOf(this.#select(selector)[0])
    const target = htmlOf(element)
    if (!root || !target) return
    const { thresholds = [0], initialRatio = 0 } = this.#options
    const { top = 0, right = 0, bottom = 0, left = 0 } = margins
    let before = initialRatio
    const observer = new IntersectionObserver(
      (entries) => {
        // It went with its page.
        if (!target.isConnected) return observer.disconnect()
        for (const entry of entries) {
          const { intersectionRatio: now } = entry
          const crosses = thresholds.some((limit) => isPast(before, limit) !== isPast(now, limit))
          before = now
          if (crosses) this.#tell(element, target, entry, heard)
        }
      },
      {
        root,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: [...thresholds],
      },
    )
    observer.observe(target)
    this.#observers.push(observer)
  }

  #tell(
    { id, dataset }: glassEasel.Element,
    target: HTMLElement,
    entry: IntersectionObserverEntry,
    heard: (result: object) => void,
  ): void {
    const { x, y } = this.#context.frame.pages.getBoundingClientRect()
    const inPage = (rect: DOMRectReadOnly) =>
      plain(new DOMRect(rect.x - x, rect.y - y, rect.width, rect.height))
    const result = {
      id,
      dataset: { ...dataset },
      intersectionRatio: entry.intersectionRatio,
      boundingClientRect: plain(placeOf(this.#context, target)),
      intersectionRect: inPage(entry.intersectionRect),
      relativeRect: inPage(entry.rootBounds ?? new DOMRect()),
      time: entry.time,
    }
    this.#context.layers.toLogic(() => heard(result))
  }
}

/** To be in sight at all is past 0. */
function isPast(ratio: number, limit: number): boolean {
  return limit === 0 ? ratio > 0 : ratio >= limit
}

function plain({ left, top, right, bottom, width, height }: DOMRectReadOnly): object {
  return { left, top, right, bottom, width, height }
}

function htmlOf(element: glassEasel.Element | undefined): HTMLElement | undefined {
  const drawn = element?.getBackendElement() as unknown
  return drawn instanceof HTMLElement ? drawn : undefined
}

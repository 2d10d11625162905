import type * as glassEasel from 'glass-easel'
import { AbsentElement } from '../components/absent'
import { BuiltIn } from '../components/built-in'
import { camelCase } from '../components/names'
import type { Context } from '../context'
import { isRecord } from '../record'
import { type Caller, callerOf } from './caller'

type Heard = (result: unknown) => void
type Fields = Readonly<Record<string, unknown>>

interface Asked {
  readonly caller: Caller | undefined
  /** Absent: the page's window. */
  readonly selector?: string
  readonly all: boolean
  readonly fields: Fields
  readonly heard: Heard | undefined
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/wxml/SelectorQuery.html */
export class SelectorQuery {
  readonly #asked: Asked[] = []
  readonly #context: Context
  #caller: Caller | undefined

  constructor(context: Context, caller?: Caller) {
    this.#context = context
    this.#caller = callerOf(caller)
  }

  in(caller: Caller): this {
    this.#caller = callerOf(caller)
    return this
  }

  select(selector: string): object {
    return this.#nodes({ selector, all: false })
  }

  selectAll(selector: string): object {
    return this.#nodes({ selector, all: true })
  }

  selectViewport(): object {
    return this.#nodes({ all: false })
  }

  /** The page is asked as it stands when the question reaches it. */
  exec(heard?: Heard): this {
    const asked = [...this.#asked]
    const { layers, stack } = this.#context
    reach(layers, this.#caller, () => {
      const results = asked.map((each) => this.#answer(each, stack.current?.instance))
      layers.toLogic(() => {
        asked.forEach((each, i) => each.heard?.(results[i]))
        heard?.(results)
      })
    })
    return this
  }

  #nodes(which: Pick<Asked, 'selector' | 'all'>): object {
    const asking = (fields: Fields) => (heard?: Heard) => {
      this.#asked.push({ caller: this.#caller, ...which, fields, heard })
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

  #answer({ caller, selector, all, fields }: Asked, page: object | undefined): unknown {
    if (selector === undefined) return viewport(this.#context, fields)
    const root = (caller ?? (page as Caller | undefined))?._$?.getShadowRoot()
    const found = root?.querySelectorAll(selector) ?? []
    const results = (all ? found : found.slice(0, 1)).map((element) =>
      describe(this.#context, element, fields),
    )
    return all ? results : (results[0] ?? null)
  }
}

/** A question of a component that is being made comes before what puts it on screen. */
function reach(layers: Context['layers'], caller: Caller | undefined, ask: () => void): void {
  layers.toView(() => {
    const drawn = caller?._$?.getBackendElement() as unknown
    if (drawn instanceof HTMLElement && !drawn.isConnected) layers.toView(ask)
    else ask()
  })
}

function viewport({ frame, stack }: Context, fields: Fields): object {
  const { clientWidth: width, clientHeight: height } = frame.pages
  const page = stack.current?.element
  return {
    ...(fields['id'] ? { id: '' } : {}),
    ...(fields['dataset'] ? { dataset: {} } : {}),
    ...(fields['rect'] ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields['size'] ? { width, height } : {}),
    ...(fields['scrollOffset'] && page ? scrollOf(page) : {}),
  }
}

function describe(context: Context, element: glassEasel.Element, fields: Fields): object {
  const drawn = element.getBackendElement() as unknown
  const html = drawn instanceof HTMLElement ? drawn : undefined
  const { left, top, right, bottom, width, height } = placeOf(context, html)
  return {
    ...(fields['id'] ? { id: element.id } : {}),
    ...(fields['dataset'] ? { dataset: { ...element.dataset } } : {}),
    ...(fields['mark'] ? { mark: element.collectMarks() } : {}),
    ...(fields['rect'] ? { left, top, right, bottom } : {}),
    ...(fields['size'] ? { width, height } : {}),
    ...(fields['scrollOffset'] && html ? scrollOf(html) : {}),
    ...propertiesOf(element, html, list(fields['properties'])),
    ...stylesOf(html, list(fields['computedStyle'])),
    ...(fields['context'] ? { context: html instanceof AbsentElement ? html.node() : null } : {}),
    ...(fields['node'] ? { node: html instanceof BuiltIn ? html.node() : null } : {}),
  }
}

/** In the window of the page, which is below the bar. */
export function placeOf(
  { frame }: Pick<Context, 'frame'>,
  element: HTMLElement | undefined,
): DOMRect {
  const window = frame.pages.getBoundingClientRect()
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
  return new DOMRect(x - window.x, y - window.y, width, height)
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): object {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function propertiesOf(
  element: glassEasel.Element,
  html: HTMLElement | undefined,
  names: readonly string[],
): object {
  const data: unknown = 'data' in element ? element.data : undefined
  const valueOf = (name: string): unknown => {
    if (isRecord(data)) return data[camelCase(name)]
    return html instanceof BuiltIn ? html.property(camelCase(name)) : undefined
  }
  return Object.fromEntries(names.map((name) => [name, valueOf(name)]))
}

function stylesOf(html: HTMLElement | undefined, names: readonly string[]): object {
  const styles = html && (getComputedStyle(html) as unknown as Record<string, string>)
  return Object.fromEntries(names.map((name) => [name, styles?.[name] ?? '']))
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

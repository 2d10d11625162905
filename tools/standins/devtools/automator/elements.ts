import type { RunningPage, Simulator } from '../simulator/simulator'
import { nextFrame } from './frames'
import { mirror, type Mirror } from './mirror'
import type { Params } from './protocol'
import { text } from './protocol'
import { customComponentOf, logicalName } from './wx-elements'

/** How the client knows an element; one with `nodeId` becomes a CustomElement there. */
export interface Handle {
  readonly elementId: string
  readonly tagName: string
  readonly nodeId?: string
}

/** The client remembers pages by id, so an id must not come again after the browser's page was reloaded. */
export function pageIdOf({ id }: RunningPage): number {
  return Math.floor(performance.timeOrigin) * 1000 + id
}

/** Finds pages and elements and remembers those the client was told of. */
export class Elements {
  readonly #simulator: Simulator
  readonly #byId = new Map<string, WeakRef<HTMLElement>>()
  readonly #ids = new WeakMap<HTMLElement, string>()

  constructor(simulator: Simulator) {
    this.#simulator = simulator
  }

  /** Resolves when the page has drawn what was asked of it, be it on its way through the program's logic. */
  async settled(): Promise<void> {
    this.#simulator.draw()
    await nextFrame()
    this.#simulator.draw()
  }

  page(params: Params): RunningPage {
    const { pageId } = params
    const page = this.#simulator.pages().find((page) => pageIdOf(page) === pageId)
    if (!page) throw new Error(`page ${String(pageId)} is not on the page stack`)
    return page
  }

  /** The element a request is about; it may have left the page since the client got it. */
  element(params: Params): HTMLElement {
    const id = text(params, 'elementId')
    const element = this.#byId.get(id)?.deref()
    if (!element) throw new Error(`no such element: ${id}`)
    if (!element.isConnected) throw new Error(`element ${id} is no longer on its page`)
    return element
  }

  handle(element: HTMLElement): Handle {
    let elementId = this.#ids.get(element)
    if (elementId === undefined) {
      elementId = crypto.randomUUID()
      this.#ids.set(element, elementId)
      this.#byId.set(elementId, new WeakRef(element))
    }
    const name = logicalName(element)
    const handle = { elementId, tagName: name === 'page' ? 'body' : name }
    return customComponentOf(element) ? { ...handle, nodeId: elementId } : handle
  }

  /** By CSS selector, in the page or in one element of it. */
  select(params: Params, within?: HTMLElement): HTMLElement[] {
    const tree = mirror(this.pageOf(params, within), within)
    const scope = within ? tree.copyOf.get(within) : tree.document
    const selector = text(params, 'selector')
    return originals(tree, scope?.querySelectorAll(selector) ?? [])
  }

  /** By XPath, from the page's element on: `/view` is a child of it. */
  selectByXpath(params: Params): HTMLElement[] {
    const tree = mirror(this.page(params).element)
    const { document } = tree
    const path = text(params, 'selector').replace(/^\/(?!\/)/, '')
    const type = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE
    const found = document.evaluate(path, document.documentElement, null, type, null)
    const nodes = Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i))
    return originals(
      tree,
      nodes.filter((node) => node instanceof Element),
    )
  }

  /** An element as its author wrote it. */
  written(params: Params): Element | undefined {
    const element = this.element(params)
    return mirror(this.pageOf(params, element)).copyOf.get(element)
  }

  private pageOf(params: Params, within: HTMLElement | undefined): HTMLElement {
    const holder = this.#simulator.pages().find(({ element }) => element.contains(within ?? null))
    return (holder ?? this.page(params)).element
  }
}

function originals(tree: Mirror, copies: Iterable<Element>): HTMLElement[] {
  return [...copies]
    .map((copy) => tree.originalOf.get(copy))
    .filter((element): element is HTMLElement => element instanceof HTMLElement)
}

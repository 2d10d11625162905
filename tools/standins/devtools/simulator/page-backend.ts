import { CurrentWindowBackendContext, Event, NativeNode } from 'glass-easel'
import { BUILT_IN } from './components/names'
import { setAttributeAsWeChat } from './framework'

/** Whether what is made is no component of the program. */
let isNative = false
const createNative = NativeNode.create.bind(NativeNode)
NativeNode.create = (...args) => {
  isNative = true
  try {
    return createNative(...args)
  } finally {
    isNative = false
  }
}

/** Renders into this browser page, with WeChat's own element names and one sheet per path. */
export class PageBackend extends CurrentWindowBackendContext {
  private readonly sheets = new Map<string, HTMLStyleElement>()
  private readonly contents = new Map<string, string>()
  private readonly shared = new Map<string, string>()
  private released = false

  private readonly isPage: (path: string) => boolean

  /**
   * @param known the tags of the program's own components
   * @param unknown is told once of each tag that is none
   */
  constructor(
    isPage: (path: string) => boolean,
    known: Iterable<string>,
    unknown: (tag: string) => void,
  ) {
    super()
    this.isPage = isPage
    const met = new Set([...BUILT_IN, ...known])
    const createElement = (tag: string): HTMLElement => {
      if (!met.has(tag)) unknown(tag)
      met.add(tag)
      const element = document.createElement(isNative ? domName(tag) : hostName(tag))
      setAttributeAsWeChat(element)
      return element
    }
    this.document = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as CurrentWindowBackendContext['document']
    this.onEvent((target, type, detail: unknown, options) => {
      if (this.released) return undefined
      const event = new Event(type, detail, options)
      Event.dispatchEvent(target, event)
      return event.getEventBubbleStatus()
    })
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.contents.set(path, String(content))
    const element = this.sheets.get(path)
    if (!element) return
    const isOff = element.sheet?.disabled
    element.textContent = this.contentOf(path)
    if (element.sheet) element.sheet.disabled = isOff ?? false
  }

  /** Takes from the names of a sheet's classes what makes them its own. */
  shareStyleSheet(path: string, prefix: string): void {
    this.shared.set(path, prefix)
  }

  private contentOf(path: string): string {
    const content = this.contents.get(path) ?? ''
    const prefix = this.shared.get(path)
    return prefix === undefined ? content : content.replaceAll(prefix, '')
  }

  /** `model:` on a built-in component, which the framework does not know. */
  override setModelBindingStat(
    ...[element, attribute, listener]: Parameters<
      CurrentWindowBackendContext['setModelBindingStat']
    >
  ): void {
    if (isBuiltIn(element)) element.listenAsModel(attribute, listener)
    else super.setModelBindingStat(element, attribute, listener)
  }

  /** In WeChat each page has a document of its own; here a page's sheet is off while it is covered. */
  override appendStyleSheetPath(path: string): number {
    if (this.sheets.has(path)) return 0
    const sheet = document.createElement('style')
    sheet.dataset['path'] = path
    sheet.textContent = this.contentOf(path)
    document.head.append(sheet)
    this.sheets.set(path, sheet)
    return 0
  }

  showPageSheet(page: string): void {
    for (const [path, sheet] of this.sheets) {
      const cssSheet = sheet.sheet
      if (cssSheet && this.isPage(path)) cssSheet.disabled = path !== page
    }
  }

  /** The framework never stops to listen to the document. */
  release(): void {
    this.released = true
    for (const sheet of this.sheets.values()) sheet.remove()
    this.sheets.clear()
  }
}

/** A built-in component, whose class cannot be named here without a cycle of imports. */
interface BuiltIn {
  listenAsModel(attribute: string, listener: ((value: unknown) => void) | null): void
}

function isBuiltIn(element: unknown): element is BuiltIn {
  return typeof element === 'object' && element !== null && 'listenAsModel' in element
}

/** Of a component of the program, which may have the name of one of WeChat's: it comes in the place of that. */
function hostName(tag: string): string {
  if (tag === 'page' || !BUILT_IN.has(tag)) return domName(tag)
  return document.createElement(tag) instanceof HTMLUnknownElement || tag.includes('-')
    ? tag
    : `wx-own-${tag}`
}

/** `wx-` keeps WXML's elements apart from HTML's of the same name; components keep their names. */
function domName(tag: string): string {
  if (BUILT_IN.has(tag)) return `wx-${tag}`
  const isHtml = !(document.createElement(tag) instanceof HTMLUnknownElement)
  return isHtml && !tag.includes('-') ? `wx-${tag}` : tag
}

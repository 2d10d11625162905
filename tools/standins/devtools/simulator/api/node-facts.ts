import type * as glassEasel from 'glass-easel'
import { BuiltIn } from '../components/built-in'
import { camelCase } from '../components/names'
import { builtInProperties } from '../components/properties'
import type { Context } from '../context'
import { isRecord } from '../record'

/** What is asked of a node: https://developers.weixin.qq.com/miniprogram/dev/api/wxml/NodesRef.fields.html */
export type Fields = Readonly<Record<string, unknown>>

/** Those that have a node, or a context, as in base library 2.30.3. */
const NODES = ['wx-canvas', 'wx-scroll-view']
const CONTEXTS = ['wx-canvas', 'wx-editor', 'wx-live-player', 'wx-map', 'wx-video']

/** What is asked of the page's window, whose edges are 0 in WeChat. */
export function viewportFacts({ frame, stack }: Context, fields: Fields): object {
  const { clientWidth: width, clientHeight: height } = frame.pages
  const page = stack.current?.element
  return {
    ...(fields['id'] ? { id: '' } : {}),
    ...(fields['dataset'] ? { dataset: {} } : {}),
    ...(fields['mark'] ? { mark: {} } : {}),
    ...(fields['rect'] ? { left: 0, top: 0, right: 0, bottom: 0 } : {}),
    ...(fields['size'] ? { width, height } : {}),
    ...(fields['scrollOffset'] && page ? scrollOf(page) : {}),
  }
}

/** What is asked of a node; what it does not have is left out. */
export function nodeFacts(context: Context, element: glassEasel.Element, fields: Fields): object {
  const drawn = element.getBackendElement() as unknown
  const html = drawn instanceof HTMLElement ? drawn : undefined
  const { left, top, right, bottom, width, height } = placeOf(context, html)
  const object = html instanceof BuiltIn ? html.node() : null
  const has = (names: readonly string[]) => object && html && names.includes(html.localName)
  return {
    ...(fields['id'] ? { id: element.id } : {}),
    ...(fields['dataset'] ? { dataset: { ...element.dataset } } : {}),
    ...(fields['mark'] ? { mark: element.collectMarks() } : {}),
    ...(fields['rect'] ? { left, top, right, bottom } : {}),
    ...(fields['size'] ? { width, height } : {}),
    ...propertiesOf(element, html, list(fields['properties'])),
    ...(fields['scrollOffset'] ? scrollOf(html) : {}),
    ...stylesOf(html, list(fields['computedStyle'])),
    ...(fields['context'] && has(CONTEXTS) ? { context: object } : {}),
    ...(fields['node'] && has(NODES) ? { node: object } : {}),
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

/** As in WeChat, all is 0 where nothing is a page or a <scroll-view>. */
function scrollOf(html: HTMLElement | undefined): object {
  const scrolls = html && ['wx-page', 'wx-scroll-view'].includes(html.localName)
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = scrolls ? html : {}
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

/** Only those it declares. */
function propertiesOf(
  element: glassEasel.Element,
  html: HTMLElement | undefined,
  names: readonly string[],
): object {
  const known = knownProperties(element, html)
  const asked = names.map(camelCase).filter((name) => Object.hasOwn(known, name))
  return Object.fromEntries(asked.map((name) => [name, known[name]]))
}

function knownProperties(
  element: glassEasel.Element,
  html: HTMLElement | undefined,
): Readonly<Record<string, unknown>> {
  if ('data' in element && isRecord(element.data)) return element.data
  return html ? builtInProperties(html) : {}
}

function stylesOf(html: HTMLElement | undefined, names: readonly string[]): object {
  if (!html) return {}
  const styles = getComputedStyle(html) as unknown as Readonly<Record<string, string | undefined>>
  const known = names.filter((name) => styles[name] !== undefined)
  return Object.fromEntries(known.map((name) => [name, styles[name]]))
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

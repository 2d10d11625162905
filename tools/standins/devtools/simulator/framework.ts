import * as glassEasel from 'glass-easel'
import { screenLengths } from '../build/frame-units'
import { animate } from './animate'
import { dashCase } from './components/names'
import type { Faults } from './faults'
import type { Layers } from './layers'

/** A DOM element that glass-easel made. */
export interface FrameworkElement extends HTMLElement {
  __wxElement?: glassEasel.Element
}

/** Of elements that have no class of their own. */
const BOOLEANS = new Set(['hidden', 'selectable', 'user-select', 'hover-stop-propagation'])

/** An element that knows its attributes. */
interface Knowing {
  /** What the attribute shows of what the template gives. */
  taken(attribute: string, value: unknown): unknown
}

/** Sets glass-easel up the way WeChat's own pages behave. Once per browser page. */
export function prepareFramework(layers: Layers, faults: Faults): void {
  writeAttributesAsWeChat()
  writeDatasetToDom()
  givePlainEvents()
  dropTaps()
  handOverEvents(layers)
  tellOfMissingHandlers(faults)
}

/** Who hears what the handlers of an event return. */
const answers = new WeakMap<object, (answer: unknown) => void>()

/** What the page raises reaches the program's handlers as a message; what a component raises, at once. */
function handOverEvents(layers: Layers): void {
  const { prototype } = glassEasel.Event
  const dispatch = prototype.dispatch
  let raisedByPage = false
  prototype.dispatch = function (target, external) {
    const before = raisedByPage
    raisedByPage = target instanceof glassEasel.NativeNode
    dispatch.call(this, target, external)
    raisedByPage = before
  }
  const getMethod = glassEasel.Component.getMethod
  glassEasel.Component.getMethod = (component, name) => {
    const method = getMethod(component, name)
    if (!method || !raisedByPage) return method
    return function (this: unknown, ...args: unknown[]) {
      layers.toLogic(() => {
        const answer = Reflect.apply(method, this, args) as unknown
        const hears = answers.get(Object.getPrototypeOf(args[0] ?? {}) as object)
        if (hears) layers.toView(() => hears(answer))
      })
    }
  }
}

/** As WeChat words it, each time: https://github.com/TalkingData/iview-weapp/issues/183 */
function tellOfMissingHandlers(faults: Faults): void {
  const { prototype } = glassEasel.Event
  const dispatch = prototype.dispatch
  let event = ''
  prototype.dispatch = function (target, external) {
    const before = event
    event = this.getEventName()
    dispatch.call(this, target, external)
    event = before
  }
  const getMethod = glassEasel.Component.getMethod
  glassEasel.Component.getMethod = (component, name) => {
    const method = getMethod(component, name)
    if (!method && event)
      faults.warn(
        `Component "${component.is}" does not have a method "${name}" to handle event "${event}".`,
      )
    return method
  }
}

/** Templates whose pages learn of new data as of a message: as it was when the program set it. */
export function templatesBehind(layers: Layers): glassEasel.templateEngine.TemplateEngine {
  const engine = glassEasel.template.getDefaultTemplateEngine()
  return {
    create(behavior, options) {
      const template = engine.create(behavior, options)
      const create = template.createInstance.bind(template)
      template.createInstance = (component, createShadowRoot) => {
        const instance = create(component, createShadowRoot)
        const update = instance.updateValues.bind(instance)
        instance.updateValues = (data, changes) => {
          if (layers.isDrawing) return update(data, changes)
          const sent = copyOf(data)
          layers.update(() => {
            if (glassEasel.Element.isAttached(component)) update(sent, [...changes])
          })
        }
        return instance
      }
      return template
    },
  }
}

function copyOf<Value>(value: Value): Value
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyOf(item))
  if (typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value) as [string, unknown][]
  return Object.fromEntries(entries.map(([key, item]) => [key, copyOf(item)]))
}

function writeAttributesAsWeChat(): void {
  const { prototype } = glassEasel.NativeNode
  const update = prototype.updateAttribute
  prototype.updateAttribute = function (given: string, value: unknown) {
    // WXML may say `formType`, as WeChat's own examples do.
    const name = dashCase(given)
    // An attribute that is bound to nothing keeps its default; a state of ARIA is a word.
    const element = this.getBackendElement() as unknown
    if (name === 'animation') void animate(this, value)
    else if (name.startsWith('aria-') && value !== undefined) update.call(this, name, String(value))
    else if (isKnowing(element)) update.call(this, name, element.taken(name, value))
    else if (BOOLEANS.has(name)) update.call(this, name, Boolean(value))
    else update.call(this, name, value ?? false)
  }
}

function isKnowing(element: unknown): element is Knowing {
  return typeof element === 'object' && element !== null && 'taken' in element
}

/** The framework keeps data-* to itself; whoever inspects the page looks for it in the DOM. */
function writeDatasetToDom(): void {
  const { prototype } = glassEasel.Element
  const set = prototype.setDataset
  prototype.setDataset = function (name: string, value: unknown) {
    set.call(this, name, value)
    const element = this.getBackendElement() as unknown
    if (!(element instanceof HTMLElement)) return
    element.dataset[name] = typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** The element that an event is told to, for who sees it as a plain object. */
export const currentTargets = new WeakMap<object, unknown>()

/** Handlers get plain objects for `target` and `currentTarget`, not framework elements. */
function givePlainEvents(): void {
  const { prototype } = glassEasel.Event
  const wrap = prototype.wrapShadowedEvent
  prototype.wrapShadowedEvent = function (target, mark, currentTarget) {
    const event = wrap.call(this, target, mark, currentTarget) as object
    const points = pointsOf(this.getEventName(), this.getOriginalEvent(), frameOf(target))
    currentTargets.set(event, currentTarget)
    const at = PRESSES.includes(this.getEventName()) ? points.changedTouches?.[0] : undefined
    // As they were when the finger went down.
    const touches = at && points.touches?.length === 0 ? { touches: points.changedTouches } : {}
    const { type, timeStamp } = event as { readonly type: string; readonly timeStamp: number }
    // Its own, for who spreads it or makes JSON of it.
    return Object.assign(event, {
      ...{ type, timeStamp },
      target: plainTarget(target),
      currentTarget: plainTarget(currentTarget),
      ...points,
      ...touches,
      ...(at ? { detail: { x: at.pageX, y: at.pageY } } : {}),
    }) as unknown as ReturnType<typeof wrap>
  }
}

/** What a handler sees of an element. */
export function plainTarget(target: unknown): object {
  const { id, dataset } = target as glassEasel.Element
  const element = elementOf(target)
  const at = element instanceof HTMLElement ? element : { offsetLeft: 0, offsetTop: 0 }
  return { id, dataset, offsetLeft: at.offsetLeft, offsetTop: at.offsetTop }
}

function elementOf(target: unknown): unknown {
  const caller = target as glassEasel.Element & { _$?: glassEasel.Element }
  return (caller._$ ?? caller).getBackendElement() as unknown
}

/** Their detail is a place in the page. */
const PRESSES = ['tap', 'longpress', 'longtap']

interface Point {
  readonly identifier: number
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
  readonly force: number
}

interface Points {
  readonly touches?: readonly Point[]
  readonly changedTouches?: readonly Point[]
}

/** Where a page begins in the window, and how far it is scrolled. */
interface PageFrame {
  readonly left: number
  readonly top: number
  readonly scrollTop: number
}

function frameOf(target: unknown): PageFrame {
  const element = elementOf(target)
  const page = element instanceof Element ? element.closest('wx-page') : null
  if (!page) return { left: 0, top: 0, scrollTop: 0 }
  const { left, top } = page.getBoundingClientRect()
  return { left, top, scrollTop: page.scrollTop }
}

/** No finger is there any more when the last one went up: then `touches` is empty. */
function pointsOf(name: string, original: unknown, frame: PageFrame): Points {
  if (original instanceof MouseEvent) {
    const point = [touchPoint(original, 0, frame)]
    const isUp = name === 'touchend' || name === 'touchcancel'
    return { touches: isUp ? [] : point, changedTouches: point }
  }
  if (!(original instanceof TouchEvent)) return {}
  const all = (list: TouchList) => [...list].map((one) => touchPoint(one, one.identifier, frame))
  return { touches: all(original.touches), changedTouches: all(original.changedTouches) }
}

/** As if the page were alone in the window. */
function touchPoint(point: MouseEvent | Touch, identifier: number, frame: PageFrame): Point {
  const clientX = point.clientX - frame.left
  const clientY = point.clientY - frame.top
  return {
    identifier,
    pageX: clientX,
    pageY: clientY + frame.scrollTop,
    clientX,
    clientY,
    force: 1,
  }
}

/** A disabled button takes none, and a long press that somebody heard of is no tap. */
function dropTaps(): void {
  const { prototype } = glassEasel.Event
  const dispatch = prototype.dispatch
  let heard = false
  let pressedLong = false
  window.addEventListener('pointerdown', () => (pressedLong = false), { capture: true })
  const getMethod = glassEasel.Component.getMethod
  glassEasel.Component.getMethod = (component, name) => {
    heard = true
    return getMethod(component, name)
  }
  prototype.dispatch = function (target, external) {
    const name = this.getEventName()
    if (name === 'touchstart') pressedLong = false
    const element = target.getBackendElement() as unknown
    const disabled = element instanceof Element && element.closest('wx-button[disabled]')
    if (name === 'tap' && (disabled || (pressedLong && this.getOriginalEvent()))) return
    if (name === 'longpress') heard = false
    dispatch.call(this, target, external)
    if (name === 'longpress') pressedLong ||= heard
  }
}

/**
 * Raises a built-in component's event; like all of them it does not bubble.
 * @param hears what a handler returns
 */
export function raise(
  element: HTMLElement,
  name: string,
  detail: unknown,
  hears?: (answer: unknown) => void,
): void {
  const target = (element as FrameworkElement).__wxElement
  if (!target) return
  const event = new glassEasel.Event(name, detail, {})
  if (hears) answers.set(event, hears)
  glassEasel.Event.dispatchEvent(target, event)
}

/** What WXML calls `style` may hold screen units, which CSS does not know. */
export function setAttributeAsWeChat(element: HTMLElement): void {
  const set = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => {
    if (name === 'style') set(name, screenLengths(String(value)))
    else set(name, value)
    if (name === 'aria-role') set('role', String(value))
  }
}

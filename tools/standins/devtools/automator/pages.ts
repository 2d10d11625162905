import type { RunningPage, Simulator } from '../simulator/simulator'
import { pageIdOf, type Elements } from './elements'
import type { Handler, Methods, Params } from './protocol'
import { at, each, list, record, text, toWire } from './protocol'
import { callerOf, customComponentOf } from './wx-elements'

type Owner = { setData(patch: Record<string, unknown>): void; readonly [name: string]: unknown }

/** The methods about the page stack, one page, and what is found on it. */
export function pageMethods(simulator: Simulator, elements: Elements): Methods {
  return {
    'App.getPageStack': () => ({ pageStack: simulator.pages().map(describe) }),
    'App.getCurrentPage': () => describe(currentPage(simulator)),
    ...heard(elements, {
      'Page.getElement': (params) => first(elements, params, elements.select(params)),
      'Page.getElements': (params) => all(elements, elements.select(params)),
      'Page.getElementByXpath': (params) => first(elements, params, elements.selectByXpath(params)),
      'Page.getElementsByXpath': (params) => all(elements, elements.selectByXpath(params)),
      'Page.getWindowProperties': (params) => {
        const { element } = elements.page(params)
        return { properties: each(params, (name) => windowProperty(element, name)) }
      },
    }),
    'Element.getElement': (params) =>
      first(elements, params, elements.select(params, elements.element(params))),
    'Element.getElements': (params) =>
      all(elements, elements.select(params, elements.element(params))),
    ...ownerMethods('Page', elements, (params) => elements.page(params).instance),
    ...ownerMethods('Element', elements, (params) => componentOwner(elements, params)),
  }
}

/** What goes to a page that does not listen yet is lost, and its sender waits for ever, as in DevTools. */
function heard(elements: Elements, methods: Methods): Methods {
  const attentive = Object.entries(methods).map(([name, answer]): [string, Handler] => [
    name,
    (params) => (elements.page(params).isReady ? answer(params) : new Promise(() => undefined)),
  ])
  return Object.fromEntries(attentive)
}

/** Data and methods of a page or of a custom component: the protocol treats them alike. */
function ownerMethods(
  domain: 'Page' | 'Element',
  elements: Elements,
  owner: (params: Params) => Owner,
): Methods {
  return {
    [`${domain}.getData`]: (params) => ({
      data: toWire(at(owner(params)['data'], params['path'])),
    }),
    [`${domain}.setData`]: async (params) => {
      owner(params).setData(record(params, 'data'))
      await elements.settled()
      return {}
    },
    [`${domain}.callMethod`]: async (params) => {
      const self = owner(params)
      const name = text(params, 'method')
      const method = self[name]
      if (typeof method !== 'function') throw new Error(`${domain}.${name} not exists`)
      const result: unknown = await Reflect.apply(method, self, list(params, 'args'))
      await elements.settled()
      return { result: toWire(result) }
    },
  }
}

function componentOwner(elements: Elements, params: Params): Owner {
  const component = customComponentOf(elements.element(params))
  if (!component) throw new Error('the element is not a custom component')
  return callerOf(component)
}

function currentPage(simulator: Simulator): RunningPage {
  const page = simulator.pages().at(-1)
  if (!page) throw new Error('the mini program has no page open')
  return page
}

function describe(page: RunningPage): object {
  return { pageId: pageIdOf(page), path: page.path, query: page.query }
}

function first(elements: Elements, params: Params, found: readonly HTMLElement[]): object {
  const [element] = found
  if (!element) throw new Error(`no such element: ${text(params, 'selector')}`)
  return elements.handle(element)
}

function all(elements: Elements, found: readonly HTMLElement[]): object {
  return { elements: found.map((element) => elements.handle(element)) }
}

/** In WeChat every page has a window of its own; here the page's element stands for its document. */
function windowProperty(page: HTMLElement, name: string): unknown {
  const own = /^document\.(?:documentElement|body)\.(\w+)$/.exec(name)?.[1]
  return own === undefined ? toWire(at(window, name)) : toWire(Reflect.get(page, own))
}

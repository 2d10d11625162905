import type { Elements } from './elements'
import type { Methods } from './protocol'
import { propertiesOf } from './properties'
import { each, text, toWire } from './protocol'
import { dashCase } from '../simulator/components/names'

/** The methods that read an element: attributes, properties, styles, place and WXML. */
export function factMethods(elements: Elements): Methods {
  return {
    'Element.getDOMProperties': (params) => {
      const element = elements.element(params)
      return { properties: each(params, (name) => Reflect.get(element, name) as unknown) }
    },
    'Element.getAttributes': (params) => {
      const element = elements.element(params)
      const copy = elements.written(params) ?? element
      return { attributes: each(params, (name) => copy.getAttribute(name)) }
    },
    'Element.getProperties': (params) => {
      const element = elements.element(params)
      return { properties: each(params, (name) => propertyOf(element, name)) }
    },
    'Element.getStyles': (params) => {
      const styles = getComputedStyle(elements.element(params))
      return { styles: each(params, (name) => styles.getPropertyValue(dashCase(name))) }
    },
    'Element.getOffset': (params) => {
      const { left, top } = elements.element(params).getBoundingClientRect()
      const page = elements.page(params).element.getBoundingClientRect()
      return { left: left - page.left, top: top - page.top }
    },
    'Element.getWXML': (params) => {
      const copy = elements.written(params)
      if (!copy) throw new Error('the element is not part of the WXML')
      return { wxml: text(params, 'type') === 'outer' ? copy.outerHTML : copy.innerHTML }
    },
  }
}

/** `__propPublic` asks which names may be asked for: the client checks them on its own. */
function propertyOf(element: HTMLElement, name: string): unknown {
  // What the client asks of a <movable-view>.
  if (name.startsWith('_translate')) throw new Error('<movable-view> is not in the simulator')
  const properties = propertiesOf(element)
  return name === '__propPublic'
    ? Object.fromEntries(Object.keys(properties).map((known) => [known, true]))
    : toWire(properties[name])
}

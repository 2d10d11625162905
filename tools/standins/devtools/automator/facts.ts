import type { Elements } from './elements'
import type { Methods } from './protocol'
import { propertiesOf } from './properties'
import { each, text, toWire } from './protocol'
import { camelCase, dashCase } from '../simulator/components/names'

/** The methods that read an element: attributes, properties, styles, place and WXML. */
export function factMethods(elements: Elements): Methods {
  return {
    'Element.getDOMProperties': (params) => {
      const element = elements.element(params)
      return { properties: each(params, (name) => Reflect.get(element, name) as unknown) }
    },
    'Element.getAttributes': (params) => {
      const element = elements.element(params)
      const copy = elements.mirrorAround(params, element).copyOf.get(element) ?? element
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
      const element = elements.element(params)
      const copy = elements.mirrorAround(params, element).copyOf.get(element)
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
  if (name !== '__propPublic') return toWire(properties[camelCase(name)])
  const spellings = Object.keys(properties).flatMap((known) => [known, dashCase(known)])
  return Object.fromEntries(spellings.map((spelling) => [spelling, true]))
}

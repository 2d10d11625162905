import type { Properties } from '../simulator/components/names'
import { builtInProperties } from '../simulator/components/properties'
import { customComponentOf, publicProperties } from './wx-elements'

/** The properties an element has now, by their names in JavaScript. */
export function propertiesOf(element: Element): Properties {
  const component = customComponentOf(element)
  if (!component) return builtInProperties(element)
  // Base library 2.30.3 knows which ones a custom component has, and keeps their values from its node.
  return Object.fromEntries(publicProperties(component).map((name) => [name, null]))
}

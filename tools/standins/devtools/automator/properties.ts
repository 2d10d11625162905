import { camelCase, PLAIN, type Properties } from '../simulator/components/names'
import { customComponentOf, logicalName, publicProperties } from './wx-elements'

/** A built-in component with a class of its own. */
interface Knowing {
  properties(): Properties
}

/** The properties an element has now, by their names in JavaScript. */
export function propertiesOf(element: Element): Properties {
  const component = customComponentOf(element)
  // Base library 2.30.3 knows which ones a custom component has, and keeps their values from its node.
  if (component) return Object.fromEntries(publicProperties(component).map((name) => [name, null]))
  const hidden = element.hasAttribute('hidden')
  if (isKnowing(element)) return { hidden, ...element.properties() }
  const defaults = Object.entries(PLAIN[logicalName(element)] ?? {})
  const own = defaults.map(([name, value]) => [name, plain(element, name, value)])
  return { hidden, ...(Object.fromEntries(own) as Properties) }
}

function isKnowing(element: object): element is Knowing {
  return 'properties' in element
}

function plain(element: Element, name: string, otherwise: unknown): unknown {
  const given = [...element.attributes].find((attribute) => camelCase(attribute.name) === name)
  if (!given) return otherwise
  if (typeof otherwise === 'boolean') return given.value !== 'false'
  return typeof otherwise === 'number' ? Number(given.value) : given.value
}

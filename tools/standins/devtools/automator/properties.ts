import { camelCase, PLAIN, type Properties } from '../simulator/components/names'
import { logicalName } from './mirror'
import { customComponentOf, publicProperties } from './wx-elements'

/** A built-in component with a class of its own. */
interface Knowing {
  properties(): Properties
}

/** The properties an element has now, by their names in JavaScript. */
export function propertiesOf(element: HTMLElement): Properties {
  const component = customComponentOf(element)
  if (component) {
    const names = publicProperties(component)
    return Object.fromEntries(
      names.map((name) => [camelCase(name), component.data[name] as unknown]),
    )
  }
  if (isKnowing(element)) return element.properties()
  const defaults = Object.entries(PLAIN[logicalName(element)] ?? {})
  return Object.fromEntries(defaults.map(([name, value]) => [name, plain(element, name, value)]))
}

function isKnowing(element: object): element is Knowing {
  return 'properties' in element
}

function plain(element: HTMLElement, name: string, otherwise: unknown): unknown {
  const given = [...element.attributes].find((attribute) => camelCase(attribute.name) === name)
  if (!given) return otherwise
  if (typeof otherwise === 'boolean') return given.value !== 'false'
  return typeof otherwise === 'number' ? Number(given.value) : given.value
}

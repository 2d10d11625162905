import { camelCase, PLAIN, type Properties } from './names'

/** A built-in component with a class of its own. */
interface Knowing {
  properties(): Properties
}

/** The properties that one of WeChat's own components has now, by their names in JavaScript. */
export function builtInProperties(element: Element): Properties {
  const hidden = element.hasAttribute('hidden')
  if (isKnowing(element)) return { hidden, ...element.properties() }
  const defaults = Object.entries(PLAIN[element.localName.replace(/^wx-/, '')] ?? {})
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

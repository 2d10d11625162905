import { logicalName } from './mirror'
import { camelCase, customComponentOf, publicProperties } from './wx-elements'

/** The properties of built-in components that tests ask for, with their defaults, as WeChat documents them. */
const BUILT_IN: Record<string, Record<string, unknown>> = {
  button: {
    ...{ size: 'default', type: 'default', plain: false, disabled: false, loading: false },
    ...{ openType: '', appParameter: '', formType: '', hoverClass: 'button-hover', lang: 'en' },
  },
  checkbox: { value: '', disabled: false, checked: false, color: '#09BB07' },
  icon: { type: '', size: 23, color: '' },
  image: { src: '', mode: 'scaleToFill', lazyLoad: false },
  input: { value: '', type: 'text', placeholder: '', disabled: false, maxlength: 140 },
  label: { for: '' },
  navigator: { url: '', target: 'self', openType: 'navigate', hoverClass: 'navigator-hover' },
  'scroll-view': { scrollX: false, scrollY: false },
  text: { selectable: false, userSelect: false, space: '', decode: false },
  textarea: { value: '', placeholder: '', disabled: false, maxlength: 140 },
  view: { hoverClass: 'none', hoverStopPropagation: false, hidden: false },
}

/** The properties an element has now, by their names in JavaScript. */
export function propertiesOf(element: HTMLElement): Record<string, unknown> {
  const component = customComponentOf(element)
  if (component) {
    const names = publicProperties(component)
    return Object.fromEntries(
      names.map((name) => [camelCase(name), component.data[name] as unknown]),
    )
  }
  const properties = { ...BUILT_IN[logicalName(element)] }
  for (const { name, value } of element.attributes) {
    const known = properties[camelCase(name)]
    if (known === undefined) continue
    // A built-in keeps its state in attributes; only one that is on is there.
    if (typeof known === 'boolean') properties[camelCase(name)] = value !== 'false'
    else properties[camelCase(name)] = typeof known === 'number' ? Number(value) : value
  }
  return properties
}

/** Something on screen that a person could trip over. */
export interface Finding {
  readonly rule: Rule
  /** The element, as a reader of the WXML would name it. */
  readonly element: string
  /** What was measured, in CSS px or as a contrast ratio. */
  readonly figure: string
}

export type Rule = 'clipped' | 'overlap' | 'sideways' | 'faint' | 'torn'

export function finding(rule: Rule, element: Element, figure: string): Finding {
  return { rule, element: nameOf(element), figure }
}

/** `button#login "Log in"`; what a built-in component draws inside itself is named after it. */
export function nameOf(element: Element): string {
  const root = element.getRootNode()
  if (root instanceof ShadowRoot) return `${nameOf(root.host)} > ${element.localName}`
  const id = element.id ? `#${element.id}` : ''
  const classes = id ? '' : [...element.classList].map((name) => `.${name}`).join('')
  const text = (element.textContent ?? '').trim().slice(0, 24)
  return `${element.localName.replace(/^wx-/, '')}${id}${classes}${text && ` "${text}"`}`
}

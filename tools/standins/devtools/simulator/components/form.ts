import type * as glassEasel from 'glass-easel'
import { plainTarget, raise } from '../framework'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/form.html */
export class FormElement extends BuiltIn {
  static override readonly properties = { reportSubmit: false, reportSubmitTimeout: 0 }

  protected start(): void {}

  submit(button: BuiltIn): void {
    const value = Object.fromEntries(
      this.within(this.__wxElement).flatMap((each) => this.sent(each)),
    )
    // What DevTools gives; on a phone message templates, for which it was, are gone.
    const formId = this.isOn('reportSubmit') ? { formId: 'the formId is a mock one' } : {}
    raise(this, 'submit', { value, target: this.targetOf(button), ...formId })
  }

  clear(button: BuiltIn): void {
    for (const element of this.within(this.__wxElement, false)) builtIn(element)?.reset()
    raise(this, 'reset', { target: this.targetOf(button) })
  }

  /** Whether the buttons within a component act on this form. */
  reaches(component: glassEasel.GeneralComponent): boolean {
    return this.behaviors.has(component, 'wx://form-field-button')
  }

  /** What is in the form's own tree, and in components that say they are a part of it: a reset leaves those. */
  private within(parent: glassEasel.Element | undefined, groups = true): glassEasel.Element[] {
    return (parent?.childNodes ?? []).flatMap((node) => {
      if (!('childNodes' in node)) return []
      const isGroup =
        groups && isComponent(node) && this.behaviors.has(node, 'wx://form-field-group')
      const shadow = isGroup ? (node.getShadowRoot() ?? undefined) : undefined
      return [node, ...this.within(shadow, groups), ...this.within(node, groups)]
    })
  }

  /** The button, or the component in the form's tree that it is in. */
  private targetOf(button: BuiltIn): object {
    let target = button.__wxElement
    while (
      target?.ownerShadowRoot &&
      target.ownerShadowRoot !== this.__wxElement?.ownerShadowRoot
    ) {
      target = target.ownerShadowRoot.getHostNode()
    }
    return plainTarget(target)
  }

  private sent(element: glassEasel.Element): [name: string, value: unknown][] {
    if (!isComponent(element)) {
      const field = builtIn(element)
      return named(field?.getAttribute('name'), field?.formValue())
    }
    if (!this.behaviors.has(element, 'wx://form-field')) return []
    const { name, value } = element.data as { readonly name?: unknown; readonly value?: unknown }
    return named(name, value)
  }

  private get behaviors() {
    return this.context.life.current.code.behaviors
  }
}

/** What the tap on a button with a form-type does, to the form of its own page or component. */
export function useFormType(button: BuiltIn, type: string): void {
  if (type === 'submit') formOf(button)?.submit(button)
  if (type === 'reset') formOf(button)?.clear(button)
}

/** Out of a component a button reaches only if WeChat's behavior says so. */
function formOf(button: BuiltIn): FormElement | undefined {
  const form = around(button)
  if (!form) return undefined
  const tree = form.__wxElement?.ownerShadowRoot
  let at = button.__wxElement?.ownerShadowRoot
  while (at && at !== tree) {
    const host = at.getHostNode()
    if (!form.reaches(host)) return undefined
    at = host.ownerShadowRoot
  }
  return form
}

/** By the framework's tree: a root-portal's children are elsewhere in the browser's. */
function around(button: BuiltIn): FormElement | undefined {
  let at = button.__wxElement
  while (at) {
    const drawn = at.getBackendElement() as unknown
    if (drawn instanceof FormElement) return drawn
    at = at.getComposedParent() ?? undefined
  }
  return undefined
}

function named(name: unknown, value: unknown): [string, unknown][] {
  return typeof name === 'string' && name !== '' && value !== undefined ? [[name, value]] : []
}

function isComponent(element: glassEasel.Element): element is glassEasel.GeneralComponent {
  return 'getMethodCaller' in element
}

function builtIn(element: glassEasel.Element): BuiltIn | undefined {
  const drawn = element.getBackendElement() as unknown
  return drawn instanceof BuiltIn ? drawn : undefined
}

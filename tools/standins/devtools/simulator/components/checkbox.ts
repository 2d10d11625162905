import { raise } from '../framework'
import { BuiltIn } from './built-in'

const SHADOW = `<style>
:host { display: inline-block; vertical-align: middle; line-height: 0 }
.box {
  display: inline-block; width: 22px; height: 22px; margin-right: 5px; vertical-align: middle;
  box-sizing: border-box; border: 1px solid #b2b2b2; border-radius: 4px; color: #07c160;
  background: #fff;
}
svg { display: none; width: 20px; height: 20px }
:host([checked]) svg { display: block }
:host([disabled]) .box { background: #e1e1e1; color: #adadad }
@media (prefers-color-scheme: dark) { .box { background: transparent; border-color: #6b6b6b } }
.text { line-height: 1.4 }
</style><span class="box" aria-hidden="true"><svg viewBox="0 0 24 24"><path fill="none"
stroke="currentColor" stroke-width="2.4" d="M5 12.5l4.6 4.6L19.5 7.2"/></svg></span>
<span class="text"><slot></slot></span>`

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export class CheckboxElement extends BuiltIn {
  static readonly observedAttributes = ['checked', 'disabled', 'color']

  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).innerHTML = SHADOW
  }

  get checked(): boolean {
    return this.hasAttribute('checked')
  }

  /** The attribute shows the person's choice too, so that a binding to the old value still has effect. */
  toggle(): void {
    if (this.hasAttribute('disabled')) return
    this.toggleAttribute('checked')
    const group = this.closest<HTMLElement>('wx-checkbox-group')
    if (group instanceof CheckboxGroupElement) group.changed()
  }

  protected start(): void {
    this.beControl('checkbox', () => this.toggle())
    this.attributeChangedCallback()
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return
    this.setAttribute('aria-checked', String(this.checked))
    const color = this.getAttribute('color')
    const box = this.shadowRoot?.querySelector<HTMLElement>('.box')
    if (color && box) box.style.color = color
  }
}

/** Tells the program which of its checkboxes are ticked. */
export class CheckboxGroupElement extends BuiltIn {
  changed(): void {
    const ticked = [...this.querySelectorAll<HTMLElement>('wx-checkbox[checked]')]
    raise(this, 'change', { value: ticked.map((box) => box.getAttribute('value') ?? '') })
  }

  protected start(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group')
  }
}

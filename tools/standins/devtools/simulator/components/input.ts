import { FIELD, FieldElement } from './field'

/** What a phone's keyboard shows for a type; every keyboard can enter everything, as in DevTools. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/input.html */
export class InputElement extends FieldElement {
  static override readonly style = `
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; text-overflow: clip;
  white-space: nowrap; cursor: auto }
wx-input .wrapper { position: relative; width: 100%; height: 100% }
wx-input .input-placeholder { position: absolute; inset: 0; display: flex; flex-direction: column;
  justify-content: center; overflow: hidden; pointer-events: none; white-space: pre }
.input-placeholder { color: gray }
`
  static override readonly properties = {
    ...FIELD,
    ...{ type: 'text', password: false, confirmType: 'done', alwaysEmbed: false },
  }
  protected readonly field = document.createElement('input')
  protected readonly kind = 'input'

  protected override start(): void {
    super.start()
    this.field.addEventListener('keyup', ({ key }) => {
      if (key === 'Enter') this.confirm()
    })
  }

  protected override changed(property?: string): void {
    super.changed(property)
    const type = this.text('type')
    const isSecret = this.isOn('password') || type === 'password' || type === 'safe-password'
    this.field.type = isSecret ? 'password' : 'text'
    this.field.inputMode = KEYBOARDS[type] ?? 'text'
    this.field.enterKeyHint = this.text('confirmType')
    this.field.autocomplete = 'off'
  }
}

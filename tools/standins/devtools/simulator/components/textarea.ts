import { raise } from '../framework'
import { FIELD, FieldElement } from './field'

/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export class TextareaElement extends FieldElement {
  static override readonly style = `
wx-textarea { position: relative; display: block; width: 300px; height: 150px; overflow: hidden;
  cursor: auto }
wx-textarea .wrapper { position: relative; height: 100% }
wx-textarea .textarea-placeholder { position: absolute; inset: 0; line-height: 1.2; pointer-events: none;
  white-space: pre-wrap; word-break: break-word }
.textarea-placeholder { color: gray }
wx-textarea textarea { line-height: 1.2; resize: none; scrollbar-width: none }
wx-textarea[auto-height] { height: auto }
wx-textarea[auto-height] textarea { height: auto; field-sizing: content }
@media (prefers-color-scheme: dark) {
  wx-textarea { color: rgba(255, 255, 255, 0.8) }
}
`
  static override readonly properties = {
    ...FIELD,
    ...{ autoHeight: false, fixed: false, confirmType: 'return', showConfirmBar: true },
    ...{ disableDefaultPadding: false, placeholderClass: 'textarea-placeholder' },
  }
  protected readonly field = document.createElement('textarea')
  protected readonly kind = 'textarea'
  private lines = 0

  protected override start(): void {
    super.start()
    this.field.addEventListener('input', () => this.countLines())
    this.field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || this.text('confirmType') === 'return')
        return
      event.preventDefault()
      this.confirm()
    })
    this.context.layers.toView(() => this.countLines())
  }

  protected override changed(property?: string): void {
    super.changed(property)
    this.countLines()
  }

  private countLines(): void {
    const lineHeight = Number.parseFloat(getComputedStyle(this.field).lineHeight)
    const { scrollHeight: height } = this.field
    const lineCount = Math.round(height / lineHeight)
    if (Number.isNaN(lineCount) || lineCount === this.lines) return
    this.lines = lineCount
    const heightRpx = (750 / this.context.frame.pages.clientWidth) * height
    raise(this, 'linechange', { height, heightRpx, lineCount })
  }
}

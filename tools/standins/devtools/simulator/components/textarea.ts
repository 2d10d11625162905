import { raise } from '../framework'
import { FIELD, FieldElement } from './field'

/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export class TextareaElement extends FieldElement {
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

import { raise } from '../framework'
import { PickerSheet } from '../surfaces/picker-sheet'
import { BuiltIn } from './built-in'
import { dateWheels, listWheels, regionWheels, regionsAt, timeWheels, type Wheels } from './wheels'

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker.html */
export class PickerElement extends BuiltIn {
  static override readonly style = `
wx-picker { display: block }
`
  static override readonly properties = {
    ...{ name: '', mode: 'selector', range: [], rangeKey: '', value: '', start: '', end: '' },
    ...{ fields: 'day', level: '', customItem: '', headerText: '', disabled: false },
  }
  /** As the template gave it or the person chose it: an index is a number in the one case, a text in the other. */
  private current: unknown = ''
  private wheels: Wheels | undefined
  private sheet: PickerSheet | undefined

  override taken(attribute: string, value: unknown): unknown {
    if (attribute === 'value') this.current = value ?? ''
    return super.taken(attribute, value)
  }

  override property(name: string): unknown {
    return name === 'value' ? this.current : super.property(name)
  }

  override formValue(): unknown {
    return this.text('mode') === 'region' && !Array.isArray(this.current) ? [] : this.current
  }

  override reset(): void {
    this.current = this.text('mode') === 'selector' ? -1 : ''
  }

  protected start(): void {
    this.setAttribute('aria-haspopup', 'true')
    this.beControl('button', () => {
      if (!this.isOn('disabled')) void this.ask()
    })
  }

  /** The program may give other wheels while the person turns one. */
  protected override changed(property?: string): void {
    if (!this.sheet || (property !== 'range' && property !== 'value')) return
    const values = this.wheels?.values
    this.wheels = this.makeWheels(property === 'range' ? values : undefined)
    this.sheet.show(this.wheels)
  }

  private async ask(): Promise<void> {
    if (this.sheet) return
    this.wheels = this.makeWheels()
    this.sheet = new PickerSheet(this.context, this.text('headerText'), (wheel, index) => {
      this.turn(wheel, index)
    })
    this.sheet.show(this.wheels)
    const isChosen = await this.sheet.ask()
    this.sheet = undefined
    if (!isChosen) {
      raise(this, 'cancel', {})
      return
    }
    const detail = this.detail(this.wheels)
    this.current = detail.value
    this.tellModel('value', detail.value)
    raise(this, 'change', detail)
  }

  private turn(wheel: number, index: number): void {
    this.wheels?.turn(wheel, index)
    if (this.wheels) this.sheet?.show(this.wheels)
    if (this.text('mode') === 'multiSelector') {
      raise(this, 'columnchange', { column: wheel, value: index })
    }
  }

  private makeWheels(stand?: readonly number[]): Wheels {
    const value = this.current
    const list = Array.isArray(value) ? (value as unknown[]) : []
    const span = { start: this.text('start'), end: this.text('end') }
    switch (this.text('mode')) {
      case 'date':
        return dateWheels(String(value) || this.today(), span, this.text('fields'))
      case 'time':
        return timeWheels(String(value) || this.now(), span)
      case 'region':
        return regionWheels(list.map(String), this.text('level'), this.text('customItem'))
      case 'multiSelector':
        return listWheels(this.lists(), stand ?? list.map(Number))
    }
    return listWheels(this.lists(), stand ?? [Math.max(0, Number.parseInt(String(value)) || 0)])
  }

  private detail(wheels: Wheels): { value: unknown; code?: string[]; postcode?: string } {
    const { values } = wheels
    const texts = values.map((value) => String(value).padStart(2, '0'))
    switch (this.text('mode')) {
      case 'date':
        return { value: texts.join('-') }
      case 'time':
        return { value: texts.join(':') }
      case 'multiSelector':
        return { value: [...values] }
      case 'region': {
        const regions = regionsAt(values, this.text('customItem'))
        const code = regions.flatMap((region) => (region.code === '' ? [] : [region.code]))
        const postcode = regions.find((region) => region.postcode !== undefined)?.postcode
        const value = regions.map(({ name }) => name)
        return { value, code, ...(postcode === undefined ? {} : { postcode }) }
      }
    }
    return { value: String(values[0] ?? 0) }
  }

  /** The texts on each wheel. */
  private lists(): string[][] {
    const range = this.property('range')
    const key = this.text('rangeKey')
    const textOf = (item: unknown): string =>
      String(key === '' ? item : (item as Record<string, unknown>)[key])
    const given = Array.isArray(range) ? (range as unknown[]) : []
    const lists = this.text('mode') === 'multiSelector' ? given : [given]
    return lists.map((list) => (Array.isArray(list) ? list.map(textOf) : []))
  }

  private today(): string {
    const now = new Date(this.context.time.now())
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-')
  }

  private now(): string {
    const now = new Date(this.context.time.now())
    return `${now.getHours()}:${now.getMinutes()}`
  }
}

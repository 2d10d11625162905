import { make, makeButton } from './make'
import type { Screen } from './screen'

export interface ModalOptions {
  readonly title?: string
  readonly content?: string
  readonly showCancel?: boolean
  readonly cancelText?: string
  readonly confirmText?: string
  readonly editable?: boolean
  readonly placeholderText?: string
}

/** A dialog; resolves with whether the person confirmed, and with what they entered. */
export async function showModal(
  { surfaces, texts }: Screen,
  options: ModalOptions,
): Promise<{ confirm: boolean; content: string | null }> {
  const { title = '', content = '', showCancel = true, editable } = options
  const field = editable ? makeField(content, options.placeholderText) : undefined
  const build = (answer: (agree: boolean) => void): HTMLElement => {
    const confirm = makeButton('wechat-modal-confirm', options.confirmText || texts.confirm, () =>
      answer(true),
    )
    const cancel = makeButton('', options.cancelText || texts.cancel, () => answer(false))
    const buttons = make('footer', '', ...(showCancel ? [cancel] : []), confirm)
    const head = title === '' ? [] : [make('h2', '', title)]
    const dialog = make(
      'section',
      'wechat-modal',
      ...head,
      field ?? make('p', '', content),
      buttons,
    )
    dialog.setAttribute('role', 'alertdialog')
    dialog.setAttribute('aria-modal', 'true')
    dialog.setAttribute('aria-label', title || content)
    return make('div', 'wechat-mask wechat-mask-middle', dialog)
  }
  const confirm = await surfaces.ask('modal', build, showCancel)
  return { confirm, content: confirm && field ? field.value : null }
}

function makeField(content: string, placeholder = ''): HTMLInputElement {
  const field = document.createElement('input')
  Object.assign(field, { value: content, placeholder, ariaLabel: placeholder })
  return field
}

import { make, makeButton } from './make'
import type { Screen } from './screen'

export interface ModalOptions {
  readonly title?: string
  readonly content?: string
  readonly showCancel?: boolean
  readonly cancelText?: string
  readonly confirmText?: string
}

/** A dialog; resolves with whether the person confirmed. */
export function showModal({ surfaces, texts }: Screen, options: ModalOptions): Promise<boolean> {
  const { title = '', content = '', showCancel = true } = options
  return surfaces.ask('modal', (answer) => {
    const confirm = makeButton('wechat-modal-confirm', options.confirmText || texts.confirm, () =>
      answer(true),
    )
    const cancel = makeButton('', options.cancelText || texts.cancel, () => answer(false))
    const buttons = make('footer', '', ...(showCancel ? [cancel] : []), confirm)
    const head = title === '' ? [] : [make('h2', '', title)]
    const dialog = make('section', 'wechat-modal', ...head, make('p', '', content), buttons)
    dialog.setAttribute('role', 'alertdialog')
    dialog.setAttribute('aria-modal', 'true')
    dialog.setAttribute('aria-label', title || content)
    return make('div', 'wechat-mask wechat-mask-middle', dialog)
  })
}

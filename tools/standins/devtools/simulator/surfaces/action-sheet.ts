import { make, makeButton } from './make'
import type { Screen } from './screen'

export interface ActionSheetOptions {
  readonly itemList: readonly string[]
  readonly itemColor?: string
  readonly alertText?: string
}

/** Resolves with the place of what the person chose, or undefined. */
export async function showActionSheet(
  { surfaces, texts }: Screen,
  { itemList, itemColor = '', alertText = '' }: ActionSheetOptions,
): Promise<number | undefined> {
  let chosen: number | undefined
  const isChosen = await surfaces.ask('action-sheet', (answer) => {
    const items = itemList.map((item, index) => {
      const button = makeButton('wechat-action', item, () => {
        chosen = index
        answer(true)
      })
      button.style.color = itemColor
      return button
    })
    const alert = alertText === '' ? [] : [make('p', 'wechat-action-alert', alertText)]
    const cancel = makeButton('wechat-action wechat-action-cancel', texts.cancel, () =>
      answer(false),
    )
    const sheet = make('section', 'wechat-actions', ...alert, ...items, cancel)
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-modal', 'true')
    sheet.setAttribute('aria-label', alertText)
    const mask = make('div', 'wechat-mask', sheet)
    mask.addEventListener('click', ({ target }) => {
      if (target === mask) answer(false)
    })
    return mask
  })
  return isChosen ? chosen : undefined
}

import { make, makeButton } from './make'

/** A sheet from the lower edge over a dimmed page, as WeChat's own sheets are. */
export function halfScreen(title: string, ...children: readonly Node[]): HTMLElement {
  const sheet = make('section', 'wechat-sheet', ...children)
  sheet.setAttribute('role', 'dialog')
  sheet.setAttribute('aria-modal', 'true')
  sheet.setAttribute('aria-label', title)
  return make('div', 'wechat-mask', sheet)
}

/** The mini program's picture and name at the head of a sheet. */
export function sheetHead(appName: string, after: string): HTMLElement {
  const picture = make('span', 'wechat-sheet-picture', [...appName][0] ?? '')
  picture.setAttribute('aria-hidden', 'true')
  return make('header', 'wechat-sheet-head', picture, make('b', '', appName), ` ${after}`)
}

/** The refusing and the agreeing button at the foot of a sheet. */
export function sheetFoot(deny: string, agree: string, answer: (agrees: boolean) => void) {
  return make(
    'footer',
    'wechat-sheet-buttons',
    makeButton('wechat-button', deny, () => answer(false)),
    makeButton('wechat-button wechat-button-primary', agree, () => answer(true)),
  )
}

import { make, makeButton } from './make'
import type { Screen } from './screen'

/** The privacy guide on a page of WeChat's own. */
export function showContract({ surfaces, texts, options }: Screen): void {
  const close = (): void => surfaces.close('contract')
  const title = texts.contract(options.appName).replace(/[《》“”]/g, '')
  const page = make(
    'section',
    'wechat-page',
    make('header', 'wechat-page-bar', makeButton('wechat-back', texts.close, close), title),
    make('p', 'wechat-page-text', texts.contractText(options.appName)),
  )
  page.setAttribute('role', 'dialog')
  page.setAttribute('aria-label', title)
  surfaces.show('contract', page, close)
}

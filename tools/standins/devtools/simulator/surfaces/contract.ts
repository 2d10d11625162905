import type { Context } from '../context'
import { make, makeButton } from './make'

/** The privacy guide on a page of WeChat's own. */
export function showContract({ surfaces, texts, options, privacy }: Context): void {
  const close = (): void => surfaces.close('contract')
  const title = privacy.contractName.replace(/[《》“”]/g, '')
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

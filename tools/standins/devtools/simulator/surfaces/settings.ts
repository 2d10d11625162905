import type { Authorizations } from '../authorizations'
import { make, makeButton } from './make'
import type { Screen } from './screen'
import { isScope } from './texts'

/** What the person was asked for, each to be changed; resolves when they leave the page. */
export async function showSettings(
  screen: Screen & { readonly authorizations: Authorizations },
): Promise<void> {
  const { surfaces, texts, authorizations } = screen
  const rows = Object.keys(authorizations.all())
    .filter(isScope)
    .map((scope) => {
      const row = makeButton('wechat-setting', texts.scopes[scope], () => {
        authorizations.decide(scope, !authorizations.of(scope))
        show()
      })
      const show = (): void => {
        row.setAttribute('aria-checked', String(authorizations.of(scope)))
      }
      row.setAttribute('role', 'switch')
      show()
      return row
    })
  await surfaces.ask('settings', (answer) => {
    const back = makeButton('wechat-back', texts.close, () => answer(true))
    const bar = make('header', 'wechat-page-bar', back, texts.settings)
    const page = make('section', 'wechat-page', bar, ...rows)
    page.setAttribute('role', 'dialog')
    page.setAttribute('aria-label', texts.settings)
    return page
  })
}

import { showContract } from './contract'
import { halfScreen, sheetFoot, sheetHead } from './half-screen'
import { make, makeButton } from './make'
import type { Screen } from './screen'

/** WeChat's own popup for programs that bring none. */
export function showPrivacySheet(screen: Screen): Promise<boolean> {
  const { surfaces, texts, options } = screen
  const contract = texts.contract(options.appName)
  return surfaces.ask('privacy', (answer) => {
    const link = makeButton('wechat-link', contract, () => showContract(screen))
    const [before = '', after = ''] = texts.privacyText(contract).split(contract)
    return halfScreen(
      texts.privacyTitle,
      sheetHead(options.appName, ''),
      make('h2', 'wechat-sheet-title', texts.privacyTitle),
      make('p', 'wechat-sheet-text', before, link, after),
      sheetFoot(texts.deny, texts.agree, answer),
    )
  })
}

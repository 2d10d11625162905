import { halfScreen, sheetFoot, sheetHead } from './half-screen'
import { make } from './make'
import type { Screen } from './screen'
import type { Scope } from './texts'

/** Asks for one thing that a program may do; resolves with whether it may. */
export function showAuthorizeSheet(screen: Screen, scope: Scope): Promise<boolean> {
  const { surfaces, texts, options } = screen
  return surfaces.ask('authorize', (answer) =>
    halfScreen(
      `${options.appName} ${texts.phoneTitle} ${texts.scopes[scope]}`,
      sheetHead(options.appName, texts.phoneTitle),
      make('h2', 'wechat-sheet-title wechat-sheet-apart', texts.scopes[scope]),
      sheetFoot(texts.deny, texts.allow, answer),
    ),
  )
}

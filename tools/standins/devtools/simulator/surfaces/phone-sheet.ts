import { halfScreen, sheetFoot, sheetHead } from './half-screen'
import { make } from './make'
import type { Screen } from './screen'

/** Asks the person for their phone number; resolves with whether they gave it. */
export function showPhoneSheet({ surfaces, texts, options }: Screen): Promise<boolean> {
  return surfaces.ask('phone', (answer) =>
    halfScreen(
      `${options.appName} ${texts.phoneTitle} ${texts.phonePurpose}`,
      sheetHead(options.appName, texts.phoneTitle),
      make('h2', 'wechat-sheet-title', texts.phonePurpose),
      numberRow(options.maskedPhoneNumber, texts.phoneBound),
      make('p', 'wechat-sheet-other', texts.phoneOther),
      sheetFoot(texts.deny, texts.allow, answer),
    ),
  )
}

function numberRow(number: string, note: string): HTMLElement {
  const tick = make('span', 'wechat-sheet-tick')
  tick.setAttribute('aria-hidden', 'true')
  const texts = make('div', '', make('div', '', number), make('small', '', note))
  return make('div', 'wechat-sheet-row', texts, tick)
}

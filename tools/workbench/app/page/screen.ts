import { dataOf, states } from '../../screens/states'
import { ask, launchPhone } from './framed-phone'
import { chosen, config, front, locale, login, look, opened } from './state'

const blank = Object.fromEntries(
  Object.keys(states)
    .flatMap((state) => Object.keys(dataOf(state, 'en', { tenant: config.look })))
    .map((key) => [key, '']),
)

/** What the page of the mini program binds for a screen, in the chosen look. */
export function screenData(state: string): object {
  const { brand, agreements } = look.value
  return { ...blank, ...dataOf(state, locale.value, { tenant: { brand, agreements } }) }
}

/** A screen by itself, on a page that no login changes. */
export async function showScreen(): Promise<void> {
  const screen = chosen.screen.value
  if (screen === undefined || !(screen in states)) return
  opened.value = true
  front.value = 'wechat'
  login.pending.value = undefined
  await ask('forget')
  await ask('launch', { scene: 1001 })
  await ask('see', { selector: 'wx-page' })
  await ask('show', { data: screenData(screen) })
}

/** What was on screen, on a phone that was made anew: a brand is put on by a cold launch. */
export async function showAgain(): Promise<void> {
  if (!opened.value) return
  if (chosen.screen.value !== undefined) return showScreen()
  await ask('forget')
  const pending = login.pending.value
  if (pending) await launchPhone(pending.path)
  else await ask('launch', { scene: 1001 })
}

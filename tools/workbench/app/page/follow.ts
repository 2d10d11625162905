import { Overlay } from '../../../standins/devtools/edit/overlay'
import { isProblem } from '../../../standins/devtools/edit/problem'
import { type Phone, phoneIn, type Told } from '../../scenarios/phone'
import { ask, holdPhone, setUp, takePhone, tellNetwork } from './framed-phone'
import { playOne } from './plays'
import { showAgain, showScreen } from './screen'
import { hear, prepareNext, wish } from './session'
import { stopShow } from './show-me'
import { busy, chosen, config, edits, look, onChange, phoneSettings, TYPING } from './state'

/** The frame becomes the phone, and follows what is chosen. */
export function connect(frame: HTMLIFrameElement): Phone {
  const phone = phoneIn(frame, config.devtoolsUrl, (told) => {
    hearEdits(told)
    hear(told)
  })
  holdPhone(phone)
  void takePhone('')
  const follow = (read: () => unknown, act: () => unknown) => onChange(read, () => void act())
  follow(() => phoneSettings.value, lookAnew)
  follow(
    () => chosen.theme.value,
    () => ask('theme', { theme: chosen.theme.value }),
  )
  follow(() => look.value, wearBrandSoon)
  follow(() => wish.value, prepareNext)
  follow(() => chosen.network.value, tellNetwork)
  follow(() => chosen.screen.value, showScreen)
  void prepareNext()
  void showScreen()
  return phone
}

/** What is on screen, in the look that is chosen now. */
async function lookAnew(): Promise<void> {
  // The next scenario has it.
  if (busy.value === 'play') return
  stopShow()
  const { screen, scenario } = chosen
  if (screen.value === undefined && scenario.value !== undefined) return playOne(scenario.value)
  await takePhone('')
  await showAgain()
}

let typing: ReturnType<typeof setTimeout> | undefined

function wearBrandSoon(): void {
  clearTimeout(typing)
  typing = setTimeout(() => void lookAnew(), TYPING)
}

/** Over the phones, whether or not one of them shows something yet. */
export const overlay = new Overlay(() => document.querySelector('.faults') ?? document.body)

/** What was saved is on screen, or something is wrong with it. */
function hearEdits({ type, files, took, problems }: Told): void {
  if (type === 'devtools:problems' && Array.isArray(problems)) {
    const found = problems.filter(isProblem)
    edits.value = { ...edits.value, problems: found.length }
    overlay.show(found)
  }
  if (type !== 'devtools:shown' || !Array.isArray(files) || typeof took !== 'number') return
  edits.value = { problems: 0, shown: { file: String(files[0]), took } }
  // A new start has the deployment's own brand.
  void setUp()
  if (look.value.id !== config.look.id) void lookAnew()
}

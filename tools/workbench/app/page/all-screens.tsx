import { useEffect, useRef } from 'preact/hooks'
import { states } from '../../screens/states'
import { type Phone, phoneIn } from '../../scenarios/phone'
import { screenData } from './screen'
import { chosen, config, look, phoneSettings, SIZES, TYPING } from './state'
import { t } from './text'

/** How wide a screen of the grid is, in px. */
const WIDTH = 150

/** Every screen, each in a phone of its own that starts when it comes into view. */
export function AllScreens() {
  const key = `${phoneSettings.value} ${chosen.theme.value} ${chosen.size.value}`
  return (
    <div class="screens">
      <p class="note">{t.value.screensNote}</p>
      <ul key={key}>
        {Object.keys(states).map((state) => (
          <li key={state}>
            <SmallScreen state={state} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SmallScreen({ state }: { state: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const phone = useRef<Phone>(undefined)
  /** Typing goes on while a slow phone shows the look before: one after the other. */
  const shown = useRef(Promise.resolve())
  const [width, height] = SIZES[chosen.size.value]
  const scale = WIDTH / width
  useEffect(() => {
    const { current } = frame
    if (!current) return undefined
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      watch.disconnect()
      const small = (phone.current ??= phoneIn(current, config.devtoolsUrl))
      shown.current = shown.current.catch(() => undefined).then(() => show(small, state))
    })
    const typing = setTimeout(() => watch.observe(current), phone.current ? TYPING : 0)
    return () => {
      clearTimeout(typing)
      watch.disconnect()
    }
  }, [state, look.value])
  const open = () => {
    chosen.screen.value = state
    chosen.view.value = 'phone'
  }
  return (
    <button class="small-screen" type="button" onClick={open}>
      <span class="glass" style={{ width: `${WIDTH}px`, height: `${height * scale}px` }}>
        <iframe
          ref={frame}
          title={state}
          tabIndex={-1}
          aria-hidden="true"
          inert
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
      </span>
      <span>{state}</span>
    </button>
  )
}

async function show(phone: Phone, state: string): Promise<void> {
  await phone.be(phoneSettings.value)
  const { brand, agreements, files } = look.value
  await phone.ask('theme', { theme: chosen.theme.value })
  await phone.ask('brand', { brand, agreements, files })
  await phone.ask('quit')
  await phone.ask('launch', { scene: 1001 })
  await phone.ask('see', { selector: 'wx-page' })
  await phone.ask('show', { data: screenData(state) })
}

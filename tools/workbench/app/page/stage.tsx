import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { AppScreen } from './app-screen'
import { scenarios } from '../../scenarios/scenarios'
import { played, playing, playOn, said, sums, verdictOf } from './plays'
import { connect, overlay } from './follow'
import { AllScreens } from './all-screens'
import { caption, chosen, edits, front, login, opened, SIZES } from './state'
import { t } from './text'

/** Around the screen, in px. */
const BEZEL = 10
const MARGIN = 16
/** How much smaller the phone in the back is. */
const BEHIND = 0.4

/** The app and WeChat as two phones, the one in use in front; or every screen. */
export function Stage() {
  const stage = useRef<HTMLDivElement>(null)
  const room = useSignal({ width: 600, height: 600 })
  useEffect(() => {
    const { current } = stage
    if (!current) return undefined
    const watch = new ResizeObserver(([entry]) => {
      if (entry) room.value = entry.contentRect
    })
    watch.observe(current)
    return () => watch.disconnect()
  }, [room])

  // A key that was pressed in the phone that goes behind is followed by one in the other.
  useLayoutEffect(() => {
    if (document.activeElement?.closest('.device')) focusPhone()
  }, [front.value])

  const [width, height] = SIZES[chosen.size.value]
  const app = fitted(APP_SIZE, room.value)
  const wechat = fitted({ width, height }, room.value)
  const frontWidth = front.value === 'app' ? app.width * app.scale : wechat.width * wechat.scale
  const around = { room: room.value, frontWidth }
  const isScreens = chosen.view.value === 'screens'
  return (
    <>
      <div class="stage" ref={stage} hidden={isScreens}>
        <Device name="app" label={t.value.yourApp} {...app} {...around}>
          <AppScreen />
        </Device>
        <Device name="wechat" label={t.value.weChat} {...wechat} {...around}>
          <MiniProgram />
          {!opened.value && (
            <p class="wechat-waits">
              <svg viewBox="0 0 64 64" aria-hidden="true">
                <path d="M26 10C13 10 4 18 4 28c0 6 3 11 8 14l-2 7 8-4c2.500.600 5 1 8 1 .700 0 1.300 0 2-.100A16 16 0 0 1 27 41c0-9 9-16 20-16h1C46 16 37 10 26 10z" />
                <path d="M60 41c0-7.500-7-13-15.500-13S29 33.500 29 41s7 13 15.500 13c2 0 4-.300 6-1l6 3-1.500-5.500C58 48 60 44.700 60 41z" />
              </svg>
              {t.value.waiting}
            </p>
          )}
        </Device>
      </div>
      {isScreens && <AllScreens />}
      <div class="faults" />
      {!isScreens && <Caption />}
    </>
  )
}

/** The Tab key goes on in the phone in front. */
export function focusPhone(): void {
  document.querySelector<HTMLElement>('.in-front .screen')?.focus()
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Of the app's phone. */
const APP_SIZE: Size = { width: 375, height: 812 }

/** A phone around a screen, as large as there is room for it, and a whole number of px wide. */
function fitted(screen: Size, room: Size): Size & { readonly scale: number } {
  const width = screen.width + 2 * BEZEL
  const height = screen.height + 2 * BEZEL
  const fits = [1, (room.height - 2 * MARGIN) / height, (room.width - 2 * MARGIN) / width]
  return { width, height, scale: Math.floor(Math.max(0.1, Math.min(...fits)) * width) / width }
}

interface DeviceProps extends Size {
  readonly name: 'app' | 'wechat'
  readonly label: string
  readonly scale: number
  readonly room: Size
  /** Of the phone in front, in px. */
  readonly frontWidth: number
  readonly children: JSX.Element | (JSX.Element | false)[]
}

function Device(props: DeviceProps) {
  const { name, label, width, height, scale, room, frontWidth, children } = props
  const isFront = front.value === name
  const size = isFront ? scale : scale * BEHIND
  const left = isFront ? (room.width - width * size) / 2 : MARGIN
  const top = isFront ? (room.height - height * size) / 2 : room.height - height * size - MARGIN
  const isRoom = (room.width - frontWidth) / 2 > width * size + MARGIN
  const style = {
    width: `${width}px`,
    height: `${height}px`,
    transform: `translate(${Math.round(left)}px, ${Math.round(top)}px) scale(${size})`,
  }
  return (
    <section
      class={`device ${isFront ? 'in-front' : 'behind'} ${isFront || isRoom ? '' : 'no-room'}`}
      aria-label={label}
      data-device={name}
      style={style}
    >
      <div class="screen" tabIndex={-1} inert={!isFront}>
        {children}
      </div>
      {!isFront && (
        <button
          class="to-front"
          type="button"
          aria-label={t.value.toFront(label)}
          onClick={() => (front.value = name)}
        >
          <span>{label}</span>
        </button>
      )}
    </section>
  )
}

function MiniProgram() {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    if (frame.current) playOn(connect(frame.current))
  }, [])
  return <iframe id="mini-program" title={t.value.weChat} ref={frame} />
}

/** What happens now, in a sentence, and whether what is on screen is what was saved. */
function Caption() {
  const shown = caption.value
  return (
    <footer class={`caption ${shown ? 'showing' : ''}`}>
      <p role="status">{shown?.text ?? now()}</p>
      <Edits />
      {shown && (
        <div class="progress" aria-hidden="true">
          <i style={{ width: `${shown.part * 100}%` }} />
        </div>
      )}
    </footer>
  )
}

function now(): string {
  const { first, status } = t.value
  const scenario = scenarios.find(({ id }) => id === (playing.value ?? chosen.scenario.value))
  if (scenario) {
    const title = said(scenario.title)
    const result = playing.value === undefined ? played.value.get(scenario.id) : undefined
    if (!result) return `${title} …`
    return `${title}: ${verdictOf(result).words}`
  }
  const isFirst = login.status.value === 'idle' && !login.ending.value && !opened.value
  if (isFirst) return first
  // A login that ended is not in WeChat any more: these were scenarios.
  if (login.status.value === 'in_wechat' && login.ending.value) return inSum()
  const isAway = login.status.value === 'in_wechat' && front.value === 'app'
  return isAway ? status.away : status[login.status.value]
}

function inSum(): string {
  const { passed, failedCheck, skipped } = t.value
  const { right, wrong, left } = sums.value
  const counts = [[passed, right] as const, [failedCheck, wrong] as const, [skipped, left] as const]
  return counts.flatMap(([what, count]) => (count > 0 ? `${what}: ${count}` : [])).join(' · ')
}

function Edits() {
  const { edits: say } = t.value
  const { problems, shown } = edits.value
  const file = shown?.file.split('/').at(-1) ?? ''
  const text =
    problems > 0
      ? say.problems(problems)
      : shown
        ? say.shown(file, (shown.took / 1000).toFixed(1))
        : say.upToDate
  return (
    <small class={`edits ${problems > 0 ? 'bad' : ''}`} role="status" title={say.hint}>
      {problems > 0 ? (
        <button type="button" class="link" onClick={() => overlay.open()}>
          {text}
        </button>
      ) : (
        text
      )}
    </small>
  )
}

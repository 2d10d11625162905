import { computed } from '@preact/signals'
import { masked, maskedQuery } from '../../../standins/devtools/automator/masked'
import { dataOf, states } from '../../screens/states'
import { type FrameMessage, type PhoneFrame, phoneIn } from './frame'
import { endLogin, type Ending, prepareLogin } from './login'
import type { LoginResult } from './outcome'
import {
  busy,
  caption,
  chosen,
  config,
  examples,
  form,
  front,
  locale,
  login,
  look,
  next,
  onChange,
  opened,
  phoneSettings,
} from './state'
import { t } from './text'
import { type TimelineEvent, withEvent } from './timeline-events'

let phone: PhoneFrame | undefined
let finish: (result: LoginResult) => void = () => undefined
let settled = false

window.loginOutcome = { status: 'idle', steps: [], finished: nextResult() }

function nextResult(): Promise<LoginResult> {
  return new Promise((resolve) => {
    finish = resolve
  })
}

function ask(order: string, details?: object): Promise<void> {
  return phone ? phone.ask(order, details) : Promise.resolve()
}

/** The frame becomes the phone, and follows what is chosen. */
export function connect(frame: HTMLIFrameElement): void {
  const opening = phoneIn(frame, config.devtoolsUrl, hear)
  phone = opening
  opening.open(phoneSettings.value)
  void wearBrand()
  onChange(
    () => phoneSettings.value,
    () => void reopen(),
  )
  onChange(
    () => chosen.theme.value,
    () => void ask('theme', { theme: chosen.theme.value }),
  )
  onChange(
    () => look.value,
    () => void wearBrand().then(again),
  )
  onChange(
    () => wish.value,
    () => void prepareNext(),
  )
  onChange(
    () => chosen.network.value,
    () => void tellNetwork(),
  )
  onChange(
    () => chosen.screen.value,
    () => void showScreen(),
  )
  void prepareNext()
  if (chosen.network.value !== 'fast') void tellNetwork()
  if (chosen.screen.value !== undefined) void showScreen()
}

async function reopen(): Promise<void> {
  phone?.open(phoneSettings.value)
  // The settings name the first theme; it may be another one by now.
  await ask('theme', { theme: chosen.theme.value })
  await wearBrand()
  await again()
}

function wearBrand(): Promise<void> {
  const { brand, agreements, files } = look.value
  return ask('brand', { brand, agreements, files })
}

/** What was on screen, on a phone that was made anew: a brand is put on by a cold launch. */
async function again(): Promise<void> {
  if (!opened.value || busy.value) return
  if (chosen.screen.value !== undefined) return showScreen()
  await ask('forget')
  const pending = login.pending.value
  if (pending) await ask('launch', { path: pending.path, ...by() })
  else await ask('launch', { scene: 1001 })
}

async function tellNetwork(): Promise<void> {
  const network = chosen.network.value
  await ask('offline', { offline: network === 'offline' })
  await fetch('/workbench/network', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ network }),
  })
}

/** What of the form is in the path. */
const wish = computed(() => {
  const { contract, withPhone, withProof, byHand } = form.value
  return JSON.stringify([contract, withPhone, withProof, byHand])
})

/** Each login has a path of its own. */
async function prepareNext(): Promise<void> {
  if (form.value.byHand) return
  next.value = await prepareLogin(config, form.value)
}

const by = () => {
  const { scene, appId } = form.value
  return { scene, ...(scene === 1069 ? { appId } : {}) }
}

/** What the app's button does. */
export async function launch(): Promise<void> {
  if (!next.value) await prepareNext()
  const pending = next.value
  if (!pending) return
  // A promise that somebody may be waiting on already is kept for this login.
  if (settled) window.loginOutcome.finished = nextResult()
  settled = false
  chosen.screen.value = undefined
  chosen.view.value = 'phone'
  window.loginOutcome.steps = []
  login.startedAt.value = Date.now()
  login.events.value = []
  login.ending.value = undefined
  login.pending.value = pending
  if (form.value.cold) await ask('forget')
  addStep('launched', Date.now())
  tell({
    ...{ id: 'launched', lane: 'app', name: t.value.timeline.steps.launched, at: Date.now() },
    detail: maskedQuery(pending.path ?? ''),
  })
  enter('in_wechat')
  opened.value = true
  await ask('launch', { path: pending.path, ...by() })
  void prepareNext()
}

function enter(status: Ending['status'] | 'idle' | 'in_wechat' | 'exchanging'): void {
  window.loginOutcome.status = status
  login.status.value = status
  front.value = status === 'in_wechat' ? 'wechat' : 'app'
}

export function logOut(): void {
  enter('idle')
}

/** `time`: milliseconds since the Unix epoch. */
function addStep(name: string, time: number, detail?: string): void {
  const at = Math.max(0, Math.round(time - login.startedAt.value))
  window.loginOutcome.steps.push({ name, at, ...(detail !== undefined && { detail }) })
}

function tell(event: TimelineEvent): void {
  login.events.value = withEvent(login.events.value, event)
}

/** The app notes these itself, on its own side of the switch. */
const OWN_STEPS = ['launched', 'returned']

function hear(message: FrameMessage): void {
  // Before the first tap the mini program stands there by itself: not a step of any login.
  const pending = login.pending.value
  if (!pending || chosen.screen.value !== undefined) return
  switch (message.type) {
    case 'devtools:ready':
      return
    case 'devtools:launchApp':
      void comeBack(message.appParameter)
      return
    case 'devtools:step': {
      const { name, at, detail } = message
      if (!settled && !OWN_STEPS.includes(name)) addStep(name, at, detail)
      if (name === 'launched') tellStep('opened', at)
      if (name === 'ready') tellStep('ready', at)
      if (name === 'phone_code') tellStep('phone', at, true)
      return
    }
    case 'devtools:trace': {
      const { id, kind, name, at, took, given, answer = '', failed } = message
      tell({
        ...{ id: `trace ${id}`, name, at },
        lane: kind === 'request' ? 'backend' : 'program',
        wechat: kind === 'wx',
        ...(took === undefined || kind === 'setData' ? {} : { took }),
        detail: [given, answer].filter(Boolean).join(' → '),
        ...(failed === undefined ? {} : { failed }),
      })
    }
  }
}

function tellStep(
  name: 'opened' | 'ready' | 'phone',
  at: number,
  wechat = name === 'opened',
): void {
  const text = t.value.timeline.steps[name]
  tell({ id: `${name} ${at}`, lane: 'program', wechat, name: text, at, detail: '' })
}

async function comeBack(extMsg: string): Promise<void> {
  const pending = login.pending.value
  // One launch, one answer: a second tap on return finds nobody waiting.
  if (!pending || settled) return
  settled = true
  const { steps } = t.value.timeline
  addStep('returned', Date.now())
  tell({
    id: 'returned',
    lane: 'app',
    name: steps.returned,
    at: Date.now(),
    detail: maskedQuery(extMsg),
  })
  enter('exchanging')
  const at = Date.now()
  const ending = await endLogin(extMsg, pending)
  const { status, user, failure, wire, took } = ending
  if (wire) {
    const detail = `${wire.status} ${masked(wire.answer)}`
    tell({ id: 'exchange', lane: 'backend', name: wire.request, at, took, detail })
  }
  const ended = status === 'signed_in' ? 'exchanged' : 'failed'
  addStep(ended, Date.now(), failure ?? undefined)
  tell({
    ...{ id: 'ended', lane: 'app', name: steps[ended], at: Date.now(), detail: failure ?? '' },
    failed: ended === 'failed',
  })
  login.ending.value = ending
  chosen.tab.value = 'result'
  enter(status)
  finish({ status, extMsg, user, failure, steps: [...window.loginOutcome.steps] })
}

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
async function showScreen(): Promise<void> {
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

/** How long each step of "Show me" can be read, in milliseconds. */
const READING = 2_600
const FINGER = 700
const LAST = 4_000

let shows = 0

/** The login plays by itself, with a caption for each step. */
export async function showMe(): Promise<void> {
  shows += 1
  const show = shows
  const isStopped = () => show !== shows
  busy.value = 'show'
  chosen.scenario.value = undefined
  form.value = {
    ...form.value,
    contract: config.contract,
    withPhone: true,
    scene: 1069,
    cold: true,
    byHand: false,
  }
  enter('idle')
  const { captions } = t.value
  const say = async (text: string, part: number, ms = READING) => {
    if (isStopped()) throw new Error('stopped')
    caption.value = { text, part }
    await new Promise((over) => setTimeout(over, ms))
    if (isStopped()) throw new Error('stopped')
  }
  const tap = (selector: string) => ask('tap', { selector, seen: FINGER })
  try {
    chosen.tab.value = 'timeline'
    await say(captions.app, 0.05)
    await launch()
    await ask('see', { selector: '#login, #phone' })
    await say(captions.opened, 0.2)
    await say(captions.agree, 0.35, READING / 2)
    await tap('#agree')
    await tap('#phone')
    await ask('see', { selector: '.wechat-button-primary' })
    await say(captions.sheet, 0.55)
    await tap('.wechat-button-primary')
    await ask('see', { selector: '#return' })
    await say(captions.success, 0.75)
    await say(captions.back, 0.9, READING / 2)
    await tap('#return')
    await window.loginOutcome.finished
    await say(captions.exchanged, 1, LAST)
  } catch (error) {
    if (!isStopped()) console.error(error)
  } finally {
    if (!isStopped()) stopShow()
  }
}

export function stopShow(): void {
  shows += 1
  busy.value = undefined
  caption.value = undefined
}

/** The example brands, when somebody wants to choose. */
export async function loadExamples(): Promise<void> {
  if (examples.value.length > 0) return
  examples.value = (await (await fetch('/workbench/looks')).json()) as typeof examples.value
}

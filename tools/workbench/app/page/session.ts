import { computed } from '@preact/signals'
import { masked, maskedQuery } from '../../../standins/devtools/automator/masked'
import { Overlay } from '../../../standins/devtools/edit/overlay'
import { isProblem } from '../../../standins/devtools/edit/problem'
import { dataOf, states } from '../../screens/states'
import { type Phone, phoneIn, type Told } from '../../scenarios/phone'
import type { Wire } from '../app-server'
import { endLogin, type Ending, type PendingLogin, prepareLogin } from './login'
import type { LoginResult } from './outcome'
import {
  busy,
  caption,
  chosen,
  config,
  edits,
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

let phone: Phone | undefined
let finish: (result: LoginResult) => void = () => undefined
let settled = false

window.loginOutcome = { status: 'idle', steps: [], finished: nextResult() }

function nextResult(): Promise<LoginResult> {
  return new Promise((resolve) => {
    finish = resolve
  })
}

/** Does something with the phone; until there is one, nothing. */
export async function ask(order: string, details?: object): Promise<unknown> {
  return phone?.ask(order, details)
}

/** The frame becomes the phone, and follows what is chosen. */
export function connect(frame: HTMLIFrameElement): Phone {
  const framed = phoneIn(frame, config.devtoolsUrl, (told) => {
    hearEdits(told)
    hear(told)
  })
  phone = framed
  void takePhone('')
  onChange(
    () => phoneSettings.value,
    () => void takePhone('').then(again),
  )
  onChange(
    () => chosen.theme.value,
    () => void ask('theme', { theme: chosen.theme.value }),
  )
  onChange(
    () => look.value,
    () => void wearBrandSoon(),
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
  return framed
}

/** A phone as it is chosen, with more settings for who needs them: the query of the simulator's page. */
export async function takePhone(more: string): Promise<void> {
  await phone?.be([phoneSettings.value, more].filter(Boolean).join('&'))
  // The settings name the first theme; it may be another one by now.
  await ask('theme', { theme: chosen.theme.value })
  await wearBrand()
}

/** The deployment's own brand is in the program, where an edit changes it. */
async function wearBrand(): Promise<void> {
  const { id, brand, agreements, files } = look.value
  const other = id === config.look.id ? {} : { brand, agreements, files }
  await ask('brand', { name: brand.name[locale.value] ?? brand.name['zh-CN'], ...other })
}

/** How long a person who types or drags a colour is left alone, in milliseconds. */
const TYPING = 300

let typing: ReturnType<typeof setTimeout> | undefined

function wearBrandSoon(): void {
  clearTimeout(typing)
  typing = setTimeout(() => void wearBrand().then(again), TYPING)
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

/**
 * A scenario leaves its phone and its backend behind: a locked account, an old base library. It may have been one of
 * another tab.
 */
let inScenario = true

async function leaveScenario(): Promise<void> {
  if (!inScenario) return
  inScenario = false
  chosen.scenario.value = undefined
  await takePhone('')
  await fetch('/scenarios/backend', { method: 'DELETE' })
  await tellNetwork()
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
  login.events.value = []
  login.ending.value = undefined
  login.pending.value = pending
  await leaveScenario()
  if (form.value.cold) await ask('forget')
  login.startedAt.value = Date.now()
  addStep('launched', Date.now())
  tellLaunch(pending.path)
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
  // A new start has the deployment's own brand, and the first theme.
  void ask('theme', { theme: chosen.theme.value })
  if (look.value.id !== config.look.id) void wearBrand().then(again)
}

function hear(told: Told): void {
  // Before the first tap the mini program stands there by itself: not a step of any login.
  if (!login.pending.value || chosen.screen.value !== undefined) return
  const { type, name, at, detail, appParameter } = told
  if (type === 'devtools:launchApp' && typeof appParameter === 'string') void comeBack(appParameter)
  if (typeof name !== 'string' || typeof at !== 'number') return
  if (type === 'devtools:trace') tell(traced(told, name, at))
  if (type !== 'devtools:step') return
  if (!settled && !OWN_STEPS.includes(name)) {
    addStep(name, at, typeof detail === 'string' ? detail : undefined)
  }
  if (name === 'launched') tellStep('opened', at)
  if (name === 'ready') tellStep('ready', at)
  if (name === 'phone_code') tellStep('phone', at, true)
}

/** A call, a request or a setData, of which there are two messages: when it begins and when it ends. */
function traced({ id, kind, took, given, answer, failed }: Told, name: string, at: number) {
  return {
    ...{ id: `trace ${String(id)}`, name, at },
    lane: kind === 'request' ? ('backend' as const) : ('program' as const),
    wechat: kind === 'wx',
    ...(typeof took === 'number' && kind !== 'setData' ? { took } : {}),
    detail: [given, answer].filter((part) => typeof part === 'string' && part !== '').join(' → '),
    ...(failed === true ? { failed } : {}),
  }
}

function tellLaunch(path: string | undefined): void {
  const name = t.value.timeline.steps.launched
  const at = Date.now()
  tell({ id: `launched ${at}`, lane: 'app', name, at, detail: maskedQuery(path ?? '') })
}

function tellExchange({ request, status, answer }: Wire, at: number, took: number): void {
  const detail = `${status} ${masked(answer)}`
  tell({ id: 'exchange', lane: 'backend', name: request, at, took, detail })
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
  if (wire) tellExchange(wire, at, took)
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

/** A scenario plays: what it does is shown as a login's. Gives what to call at each launch. */
export function beginPlay(contract: PendingLogin['contract']): (path: string | undefined) => void {
  settled = true
  inScenario = true
  chosen.screen.value = undefined
  chosen.view.value = 'phone'
  opened.value = true
  login.events.value = []
  login.startedAt.value = Date.now()
  login.ending.value = undefined
  login.pending.value = { contract, path: undefined, state: undefined, verifier: undefined }
  enter('in_wechat')
  return (path) => {
    const state = new URLSearchParams(path?.split('?')[1] ?? '').get('state') ?? undefined
    login.pending.value = { contract, path, state, verifier: undefined }
    tellLaunch(path)
  }
}

/** It is at its end screen, and stays there. */
export function endPlay(ending: Ending): void {
  login.ending.value = ending
  if (ending.wire) tellExchange(ending.wire, Date.now() - ending.took, ending.took)
}

import { computed } from '@preact/signals'
import { maskedQuery } from '../../../standins/devtools/automator/masked'
import type { Told } from '../../scenarios/phone'
import { ask, enterScenario, launchPhone, leaveScenario } from './framed-phone'
import { endLogin, type Ending, type PendingLogin, prepareLogin } from './login'
import type { LoginResult, Status } from './outcome'
import { addStep, tellApp, tellExchange, tellLaunch, tellStep, tellTrace } from './record'
import { chosen, config, form, front, login, next, opened } from './state'

let finish: (result: LoginResult) => void = () => undefined
let settled = false

window.loginOutcome = { status: 'idle', steps: [], finished: nextResult() }

function nextResult(): Promise<LoginResult> {
  return new Promise((resolve) => {
    finish = resolve
  })
}

/** What of the form is in the path. */
export const wish = computed(() => {
  const { contract, withPhone, withProof, byHand } = form.value
  return JSON.stringify([contract, withPhone, withProof, byHand])
})

/** Each login has a path of its own. */
export async function prepareNext(): Promise<void> {
  if (form.value.byHand) return
  next.value = await prepareLogin(config, form.value)
}

/** What the app's button does. */
export async function launch(): Promise<void> {
  if (!next.value) await prepareNext()
  const pending = next.value
  if (!pending) return
  // A promise that somebody may be waiting on already is kept for this login.
  if (settled) window.loginOutcome.finished = nextResult()
  settled = false
  begin(pending)
  window.loginOutcome.steps = []
  await leaveScenario()
  if (form.value.cold) await ask('forget')
  login.startedAt.value = Date.now()
  addStep('launched', Date.now())
  tellLaunch(pending.path)
  enter('in_wechat')
  opened.value = true
  await launchPhone(pending.path)
  void prepareNext()
}

function begin(pending: PendingLogin): void {
  chosen.screen.value = undefined
  chosen.view.value = 'phone'
  login.events.value = []
  login.ending.value = undefined
  login.pending.value = pending
}

export function enter(status: Status): void {
  window.loginOutcome.status = status
  login.status.value = status
  front.value = status === 'in_wechat' ? 'wechat' : 'app'
}

/** The app notes these itself, on its own side of the switch. */
const OWN_STEPS = ['launched', 'returned']

/** What the phone tells of the login that is under way. */
export function hear(told: Told): void {
  // Who closes the mini program is back in the app, which gets nothing.
  if (told.type === 'devtools:step' && told.name === 'closed') front.value = 'app'
  // Before the first tap the mini program stands there by itself: not a step of any login.
  if (!login.pending.value || chosen.screen.value !== undefined) return
  const { type, name, at, detail, appParameter } = told
  if (type === 'devtools:launchApp' && typeof appParameter === 'string') void comeBack(appParameter)
  if (typeof name !== 'string' || typeof at !== 'number') return
  if (type === 'devtools:trace') tellTrace(told, name, at)
  if (type !== 'devtools:step') return
  if (!settled && !OWN_STEPS.includes(name)) {
    addStep(name, at, typeof detail === 'string' ? detail : undefined)
  }
  if (name === 'launched') tellStep('opened', at)
  if (name === 'ready') tellStep('ready', at)
  if (name === 'phone_code') tellStep('phone', at, true)
}

async function comeBack(extMsg: string): Promise<void> {
  const pending = login.pending.value
  // One launch, one answer: a second tap on return finds nobody waiting.
  if (!pending || settled) return
  settled = true
  addStep('returned', Date.now())
  tellApp('returned', { detail: maskedQuery(extMsg) })
  enter('exchanging')
  const at = Date.now()
  const ending = await endLogin(extMsg, pending)
  const { status, user, failure, wire, took } = ending
  if (wire) tellExchange(wire, at, took)
  const ended = status === 'signed_in' ? 'exchanged' : 'failed'
  addStep(ended, Date.now(), failure ?? undefined)
  tellApp(ended, { detail: failure ?? '' })
  login.ending.value = ending
  chosen.tab.value = 'result'
  enter(status)
  finish({ status, extMsg, user, failure, steps: [...window.loginOutcome.steps] })
}

/** A scenario plays: what it does is shown as a login's. Gives what to call at each launch. */
export function beginPlay(contract: PendingLogin['contract']): (path: string | undefined) => void {
  settled = true
  enterScenario()
  begin({ contract, path: undefined, state: undefined, verifier: undefined })
  opened.value = true
  login.startedAt.value = Date.now()
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

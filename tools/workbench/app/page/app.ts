import type { AppUser } from '../app-server'
import type { PageConfig } from './config'
import { exchangeResult, LoginFailure, prepareLogin, readResult, type PendingLogin } from './login'
import { openFrame, type FrameMessage, type MiniProgramFrame } from './mini-program-frame'
import type { LoginResult, Status } from './outcome'
import {
  element,
  showFailure,
  showLook,
  showStatus,
  showSteps,
  showUser,
  switchFront,
} from './view'

let pending: PendingLogin | undefined
let startedAt = 0
let settled = false
let finish: (result: LoginResult) => void = () => undefined

window.loginOutcome = { status: 'idle', steps: [], finished: nextResult() }

function nextResult(): Promise<LoginResult> {
  return new Promise((resolve) => {
    finish = resolve
  })
}

function enter(status: Status): void {
  window.loginOutcome.status = status
  showStatus(status)
}

/** `time`: milliseconds since the Unix epoch. */
function addStep(name: string, time: number, detail?: string): void {
  const at = Math.max(0, Math.round(time - startedAt))
  const { steps } = window.loginOutcome
  steps.push({ name, at, ...(detail !== undefined && { detail }) })
  showSteps(steps)
}

async function start(frame: MiniProgramFrame, config: PageConfig): Promise<void> {
  // A promise that somebody may be waiting on already is kept for this login.
  if (settled) window.loginOutcome.finished = nextResult()
  settled = false
  window.loginOutcome.steps = []
  startedAt = Date.now()
  showFailure(null)
  pending = await prepareLogin(config, {
    withPhone: element<HTMLInputElement>('with-phone').checked,
    withProof: element<HTMLInputElement>('with-proof').checked,
  })
  addStep('launched', Date.now())
  enter('in_wechat')
  frame.launch({ path: pending.path, appId: config.appId })
}

/** The app notes these itself, on its own side of the switch. */
const OWN_STEPS = ['launched', 'returned']

function hear(message: FrameMessage): void {
  // Before the first tap the mini program stands there by itself: not a step of any login.
  if (pending === undefined) return
  if (message.type === 'devtools:step' && !OWN_STEPS.includes(message.name)) {
    addStep(message.name, message.at, message.detail)
  }
  if (message.type === 'devtools:launchApp') void comeBack(message.appParameter, pending)
}

async function comeBack(extMsg: string, login: PendingLogin): Promise<void> {
  // One launch, one answer: a second tap on return finds nobody waiting.
  pending = undefined
  addStep('returned', Date.now())
  enter('exchanging')
  try {
    const user = await exchangeResult(readResult(extMsg, login), login)
    addStep('exchanged', Date.now())
    showUser(user)
    end({ status: 'signed_in', extMsg, user, failure: null })
  } catch (error) {
    const failure = error instanceof LoginFailure ? error.message : String(error)
    addStep('failed', Date.now(), failure)
    showFailure(failure)
    end({ status: 'failed', extMsg, user: null, failure })
  }
}

type Ending = Pick<LoginResult, 'status' | 'extMsg' | 'failure'> & { user: AppUser | null }

function end(ending: Ending): void {
  enter(ending.status)
  settled = true
  finish({ ...ending, steps: [...window.loginOutcome.steps] })
}

async function main(): Promise<void> {
  const config = (await (await fetch('/config.json')).json()) as PageConfig
  showLook(config.look)
  const frame = openFrame(config.devtoolsUrl, hear)
  element('log-in').addEventListener('click', () => void start(frame, config))
  element('log-out').addEventListener('click', () => enter('idle'))
  element('switch').addEventListener('click', switchFront)
}

void main()

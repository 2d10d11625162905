import type { Phase } from '../../miniprogram/session/phase'

/** What happens to a login, in a word. */
const events = {
  launch:
    'An app launches the mini program, or somebody opens it: all begins anew, whatever was on screen.',
  entry: 'WeChat brings the mini program back to the front, without a launch.',
  login: 'The person taps Log in, and has agreed; the app asked for no phone number.',
  phone: "WeChat's phone sheet is answered.",
  declined: 'The person taps Not now, or gives up waiting.',
  answer: 'wx.login or the backend answers, or fails.',
  time: 'Time passes, in front or in the background, or the clock of the phone is set.',
  retry: 'The person taps Try again.',
} as const
export type Event = keyof typeof events

type PhaseName = Phase['name']

const phases: Readonly<Record<PhaseName, string>> = {
  not_from_app: 'No app could receive a result: no login is offered. The app gets nothing.',
  ready: 'The form: waits for the person. The app gets nothing yet.',
  signing_in: 'The codes are on their way to the backend. The app gets nothing yet.',
  signed_in: 'The result waits for the tap on Return, with a countdown.',
  failed: 'The failure waits for the tap on Return, or for another try.',
}

type Transition = readonly [from: PhaseName | 'any', on: Event, to: PhaseName, why: string]

const transitions: readonly Transition[] = [
  ['any', 'launch', 'ready', 'by an app, and the deployment serves it'],
  ['any', 'launch', 'not_from_app', 'not by an app'],
  ['any', 'launch', 'failed', 'invalid_launch, unauthorized_client, wechat_outdated'],
  ['not_from_app', 'entry', 'ready', 'the app that waits can be reached again'],
  ['ready', 'entry', 'not_from_app', 'the app cannot be reached any more'],
  ['ready', 'login', 'signing_in', ''],
  ['ready', 'phone', 'signing_in', 'allowed'],
  ['ready', 'phone', 'failed', 'refused, or WeChat gives no number'],
  ['ready', 'declined', 'failed', 'access_denied'],
  ['signing_in', 'declined', 'failed', 'access_denied; a late answer is dropped'],
  ['signing_in', 'answer', 'signed_in', 'granted; relay: both codes are there'],
  ['signing_in', 'answer', 'failed', 'refused, wrong, or no connection'],
  ['signing_in', 'time', 'failed', 'timed_out'],
  ['signed_in', 'time', 'failed', 'expired'],
  ['signed_in', 'time', 'not_from_app', 'expired, and the app has the result'],
  ['failed', 'retry', 'ready', 'if the kind has retry, and the app can be reached'],
]

/** The state machine of a login. The test of the session's random logins holds it to what happens. */
export const stateMachine = {
  initial: 'not_from_app' satisfies PhaseName,
  phases,
  events,
  transitions: transitions.map(([from, on, to, why]) => ({ from, on, to, why })),
}

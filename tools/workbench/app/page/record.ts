import { masked, maskedQuery } from '../../../standins/devtools/automator/masked'
import type { Told } from '../../scenarios/phone'
import type { Wire } from '../app-server'
import { login } from './state'
import { t } from './text'
import { type TimelineEvent, withEvent } from './timeline-events'

/** Of the login that is under way. `time`: milliseconds since the Unix epoch. */
export function addStep(name: string, time: number, detail?: string): void {
  const at = Math.max(0, Math.round(time - login.startedAt.value))
  window.loginOutcome.steps.push({ name, at, ...(detail !== undefined && { detail }) })
}

function tell(event: TimelineEvent): void {
  login.events.value = withEvent(login.events.value, event)
}

/** A call, a request or a setData, of which there are two messages: when it begins and when it ends. */
export function tellTrace(
  { id, kind, took, given, answer, failed }: Told,
  name: string,
  at: number,
): void {
  tell({
    ...{ id: `trace ${String(id)}`, name, at },
    lane: kind === 'request' ? ('backend' as const) : ('program' as const),
    wechat: kind === 'wx',
    ...(typeof took === 'number' && kind !== 'setData' ? { took } : {}),
    detail: [given, answer].filter((part) => typeof part === 'string' && part !== '').join(' → '),
    ...(failed === true ? { failed } : {}),
  })
}

/** What the app does, or hears. */
export function tellApp(
  step: 'launched' | 'returned' | 'exchanged' | 'failed',
  { detail, id = step }: { readonly detail: string; readonly id?: string },
): void {
  const name = t.value.timeline.steps[step]
  tell({ id, lane: 'app', name, at: Date.now(), detail, failed: step === 'failed' })
}

export function tellLaunch(path: string | undefined): void {
  tellApp('launched', { id: `launched ${Date.now()}`, detail: maskedQuery(path ?? '') })
}

export function tellExchange(wire: Wire, at: number, took: number): void {
  const { request, body, status, answer } = wire
  const detail = `${masked(body)} → ${status} ${masked(answer)}`
  tell({ id: 'exchange', lane: 'backend', name: request, at, took, detail })
}

/** What becomes of the mini program. */
export function tellStep(
  name: 'opened' | 'ready' | 'phone',
  at: number,
  wechat = name === 'opened',
): void {
  const text = t.value.timeline.steps[name]
  tell({ id: `${name} ${at}`, lane: 'program', wechat, name: text, at, detail: '' })
}

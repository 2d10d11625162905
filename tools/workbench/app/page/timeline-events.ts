/** Who does something. */
export type Lane = 'app' | 'program' | 'backend'

/** One line of the timeline. */
export interface TimelineEvent {
  /** The same for what is told again when it ends. */
  readonly id: string
  readonly lane: Lane
  /** WeChat's own work, drawn in its green. */
  readonly wechat?: boolean
  readonly name: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  /** Milliseconds; absent if it takes no time, or is still under way. */
  readonly took?: number
  /** Without secrets. */
  readonly detail: string
  readonly failed?: boolean
}

/** In the order of their beginning, with what was told again in its place. */
export function withEvent(
  events: readonly TimelineEvent[],
  event: TimelineEvent,
): readonly TimelineEvent[] {
  const others = events.filter(({ id }) => id !== event.id)
  return [...others, event].sort((one, other) => one.at - other.at)
}

const LANES: Readonly<Record<Lane, string>> = {
  app: 'app     ',
  program: 'program ',
  backend: 'backend ',
}

/** As lines of text, for a report of a fault. */
export function timelineText(events: readonly TimelineEvent[], startedAt: number): string {
  return events
    .map(({ at, lane, name, took, detail }) => {
      const ms = String(Math.max(0, Math.round(at - startedAt))).padStart(6)
      const taking = took === undefined ? '' : ` (${Math.round(took)} ms)`
      return `${ms} ms  ${LANES[lane]} ${name}${taking}${detail === '' ? '' : `  ${detail}`}`
    })
    .join('\n')
}

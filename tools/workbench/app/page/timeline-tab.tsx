import { Copy } from './copy'
import { login } from './state'
import { t } from './text'
import { type TimelineEvent, timelineText } from './timeline-events'

const LANES = ['app', 'program', 'backend'] as const

/** What happened, in three lanes: app, mini program, backend. */
export function TimelineTab() {
  const { timeline: say, tabs } = t.value
  const events = login.events.value
  const startedAt = login.startedAt.value
  if (events.length === 0) return <p class="empty">{say.none}</p>
  const last = Math.max(...events.map(({ at, took = 0 }) => at + took))
  const requests = events.filter(({ lane }) => lane === 'backend').length
  return (
    <section>
      <header class="section-head">
        <h3>{say.total(Math.round(last - startedAt), requests)}</h3>
        <Copy text={() => timelineText(events, startedAt)} of={tabs.timeline} />
      </header>
      <ul class="lanes" aria-hidden="true">
        {LANES.map((lane) => (
          <li key={lane} class={`lane-${lane}`}>
            {say[lane]}
            {lane === 'program' && <span class="lane-wechat">{say.wechat}</span>}
          </li>
        ))}
      </ul>
      <ol class="timeline">
        {events.map((event) => (
          <Line key={event.id} event={event} startedAt={startedAt} />
        ))}
      </ol>
    </section>
  )
}

/** In characters: about what three lines hold. */
const SHORT = 100

/** A long one opens. */
function Detail({ text }: { text: string }) {
  if (text.length <= SHORT) return <code>{text}</code>
  return (
    <details>
      <summary>
        <code>{text}</code>
      </summary>
    </details>
  )
}

function Line({ event, startedAt }: { event: TimelineEvent; startedAt: number }) {
  const { at, lane, wechat, name, took, detail, failed } = event
  const { timeline: say } = t.value
  return (
    <li class={`lane-${lane} ${wechat ? 'lane-wechat' : ''} ${failed ? 'failed' : ''}`}>
      <time>{Math.max(0, Math.round(at - startedAt))}</time>
      <span class="rails">
        <i />
        <i />
        <i />
        <span class="unseen">{say[lane]}</span>
      </span>
      <div>
        <p>
          <b>{name}</b>
          {took !== undefined && <small>{Math.round(took)} ms</small>}
        </p>
        {detail !== '' && <Detail text={detail} />}
      </div>
    </li>
  )
}

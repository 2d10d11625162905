import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type Group, groups, type Scenario } from '../../scenarios/scenario'
import { scenarios } from '../../scenarios/scenarios'
import { played, playing, said, verdictOf } from './plays'
import { chosen } from './state'
import { t } from './text'

const GROUPS = Object.keys(groups) as Group[]

/** Groups that are open at first. */
const OPEN: readonly Group[] = ['login', 'person', 'wechat', 'backend']

/** Every way through the mini program; a click plays one. */
export function ScenarioList({ onChosen }: { onChosen: () => void }) {
  const { filter, noScenario, scenarios: name } = t.value
  const wanted = useSignal('')
  const words = wanted.value.toLowerCase().split(' ')
  const shown = scenarios.filter((scenario) => {
    const about = aboutOf(scenario)
    return words.every((word) => about.includes(word))
  })
  return (
    <>
      <h2 class="unseen">{name}</h2>
      <input
        type="search"
        class="filter"
        placeholder={filter(scenarios.length)}
        aria-label={filter(scenarios.length)}
        onInput={({ currentTarget: { value } }) => (wanted.value = value)}
      />
      {GROUPS.map((group) => (
        <ScenarioGroup
          key={group}
          {...{ group, onChosen, found: wanted.value !== '' }}
          members={shown.filter((scenario) => scenario.group === group)}
        />
      ))}
      <p class="empty none" role="status">
        {shown.length === 0 && noScenario}
      </p>
    </>
  )
}

/** What people look for it by: its names, the code that the app gets, the status of the backend, WeChat's reply. */
function aboutOf({ title, id, group, row, backend, wechat, expected }: Scenario): string {
  const [code] = /error=\w+/.exec(expected.extMsg ?? '') ?? []
  const about = [said(title), id, said(groups[group]), code, JSON.stringify([row, backend, wechat])]
  return about.join(' ').toLowerCase()
}

interface GroupProps {
  readonly group: Group
  readonly members: readonly Scenario[]
  /** Whether somebody looked for these. */
  readonly found: boolean
  readonly onChosen: () => void
}

function ScenarioGroup({ group, members, found, onChosen }: GroupProps) {
  const isChosen = members.some(({ id }) => id === chosen.scenario.value)
  const open = useSignal(OPEN.includes(group))
  if (members.length === 0) return null
  const results = members.flatMap(({ id }) => played.value.get(id) ?? [])
  const wrong = results.filter(({ ok }) => !ok).length
  const right = results.filter(({ ok, skipped }) => ok && skipped === undefined).length
  return (
    <details
      class="group"
      open={open.value || found || isChosen}
      onToggle={({ currentTarget }) => (open.value = currentTarget.open)}
    >
      <summary>
        {said(groups[group])}
        <small class={wrong > 0 ? 'bad' : results.length === members.length ? 'good' : ''}>
          {wrong > 0
            ? `${wrong} ✕`
            : results.length < members.length
              ? members.length
              : `${right} ✓`}
        </small>
      </summary>
      <ul>
        {members.map((scenario) => (
          <li key={scenario.id}>
            <ScenarioButton scenario={scenario} onChosen={onChosen} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function ScenarioButton({
  scenario: { id, title },
  onChosen,
}: {
  scenario: Scenario
  onChosen: () => void
}) {
  const result = played.value.get(id)
  const verdict = result && verdictOf(result)
  const isPlaying = playing.value === id
  const button = useRef<HTMLButtonElement>(null)
  const isChosen = chosen.scenario.value === id
  useEffect(() => {
    if (isChosen || isPlaying) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen, isPlaying])
  const choose = () => {
    // Once more.
    if (chosen.scenario.value === id) chosen.scenario.value = undefined
    chosen.scenario.value = id
    onChosen()
  }
  return (
    <button
      class={`scenario ${isPlaying ? 'playing' : ''}`}
      type="button"
      ref={button}
      aria-current={isChosen ? 'true' : undefined}
      title={`#${id}`}
      onClick={choose}
    >
      <span>
        {said(title)}
        {result?.skipped && <small class="quiet">{said(result.skipped)}</small>}
      </span>
      {verdict && (
        <span class={verdict.look} role="img" aria-label={verdict.words}>
          {verdict.mark}
        </span>
      )}
    </button>
  )
}

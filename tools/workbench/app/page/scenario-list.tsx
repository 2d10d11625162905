import { t } from './text'

/** To come: one click plays one. */
export function ScenarioList({ onChosen: _ }: { onChosen: () => void }) {
  return <p class="empty">{t.value.noScenarios}</p>
}

import type { JSX, TargetedKeyboardEvent } from 'preact'
import { BrandTab } from './brand-tab'
import { LaunchTab } from './launch-tab'
import { ResultTab } from './result-tab'
import { chosen, type Tab, TABS } from './state'
import { t } from './text'
import { TimelineTab } from './timeline-tab'

const CONTENT: Readonly<Record<Tab, () => JSX.Element>> = {
  launch: LaunchTab,
  result: ResultTab,
  timeline: TimelineTab,
  brand: BrandTab,
}

/** What goes over the wire, and what can be changed about it. */
export function Inspector({ onTab }: { onTab: () => void }) {
  const tab = chosen.tab.value
  const Content = CONTENT[tab]
  const choose = (chosenTab: Tab) => {
    chosen.tab.value = chosenTab
    onTab()
  }
  /** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
  const onKey = ({ key, currentTarget }: TargetedKeyboardEvent<HTMLElement>) => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const to = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]
    if (by === 0 || to === undefined) return
    choose(to)
    currentTarget.querySelector<HTMLElement>(`#tab-${to}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={t.value.inspector} onKeyDown={onKey}>
        {TABS.map((each) => (
          <button
            key={each}
            id={`tab-${each}`}
            type="button"
            role="tab"
            aria-selected={each === tab}
            aria-controls="tab-panel"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => choose(each)}
          >
            {t.value.tabs[each]}
          </button>
        ))}
      </div>
      <div class="panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        <Content />
      </div>
    </>
  )
}

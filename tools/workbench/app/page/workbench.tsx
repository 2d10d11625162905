import { useSignal } from '@preact/signals'
import { Copy } from './copy'
import { Inspector } from './inspector'
import { ScenarioList } from './scenario-list'
import { focusPhone, Stage } from './stage'
import { Toolbar } from './toolbar'
import { scenarios } from '../../scenarios/scenarios'
import { runAll, stopAll, sums } from './plays'
import { showMe, stopShow } from './show-me'
import { busy } from './state'
import { interfaceLanguage, t } from './text'
import { link } from './url'

/** The whole page. */
export function Workbench() {
  const listOpen = useSignal(false)
  const sheetOpen = useSignal(false)
  return (
    <div
      class={`workbench ${listOpen.value ? 'list-open' : ''} ${sheetOpen.value ? 'sheet-open' : ''}`}
    >
      <button class="outlined skip" type="button" onClick={focusPhone}>
        {t.value.toPhone}
      </button>
      <Header onList={() => (listOpen.value = !listOpen.value)} listOpen={listOpen.value} />
      <nav class="list" aria-label={t.value.scenarios} id="scenario-list">
        <ScenarioList onChosen={() => (listOpen.value = false)} />
      </nav>
      <main class="middle">
        <Toolbar />
        <Stage />
      </main>
      <aside class="inspector" aria-label={t.value.inspector}>
        <button
          class="sheet-handle"
          type="button"
          aria-expanded={sheetOpen.value}
          onClick={() => (sheetOpen.value = !sheetOpen.value)}
        >
          {t.value.inspector}
        </button>
        <Inspector onTab={() => (sheetOpen.value = true)} />
      </aside>
    </div>
  )
}

/** Plays every scenario, and says how many were as documented. */
function RunAll() {
  const { runAll: label, stop } = t.value
  const isRunning = busy.value === 'play'
  const { right, wrong, left } = sums.value
  return (
    <button
      class="outlined"
      id="run-all"
      type="button"
      onClick={() => (isRunning ? stopAll() : void runAll())}
    >
      {isRunning ? stop : `${label} ${scenarios.length}`}
      {right + wrong > 0 && (
        <span role="status" class="counts">
          <span class="good">{right} ✓</span>
          {wrong > 0 && <span class="bad">{wrong} ✕</span>}
          {left > 0 && <span class="quiet">{left} –</span>}
        </span>
      )}
    </button>
  )
}

function Header({ onList, listOpen }: { onList: () => void; listOpen: boolean }) {
  const { sentence, scenarios, showMe: show, stop, copyLink, otherLanguage } = t.value
  const showing = busy.value === 'show'
  const readme = interfaceLanguage.value === 'zh' ? 'README.zh-CN.md' : 'README.md'
  return (
    <header class="header">
      <button
        class="menu"
        type="button"
        aria-label={scenarios}
        aria-expanded={listOpen}
        aria-controls="scenario-list"
        onClick={onList}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4h12M2 8h12M2 12h12" />
        </svg>
      </button>
      <h1>mini-login</h1>
      <p class="sentence">{sentence}</p>
      <div class="actions">
        <button
          class="solid"
          id="show-me"
          type="button"
          onClick={() => (showing ? stopShow() : void showMe())}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="filled" d={showing ? 'M3 3h10v10H3z' : 'M4 2.500l9.500 5.500L4 13.500z'} />
          </svg>
          {showing ? stop : show}
        </button>
        <RunAll />
        <a class="outlined" href={`/repository/${readme}`} target="_blank" rel="noopener">
          {t.value.docs}
        </a>
        <a class="outlined" href="/contract" target="_blank" rel="noopener">
          {t.value.contract}
        </a>
        <Copy text={link} label={copyLink} class="outlined" />
        <button
          class="outlined"
          type="button"
          lang={interfaceLanguage.value === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => (interfaceLanguage.value = interfaceLanguage.value === 'zh' ? 'en' : 'zh')}
        >
          {otherLanguage}
        </button>
      </div>
    </header>
  )
}

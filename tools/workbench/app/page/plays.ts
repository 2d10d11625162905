import { computed, signal } from '@preact/signals'
import { maskedQuery } from '../../../standins/devtools/automator/masked'
import { titlesOf } from '../../scenarios/facts'
import { readFacts, stageWith } from '../../scenarios/open-stage'
import type { Phone } from '../../scenarios/phone'
import { play, type Stage } from '../../scenarios/play'
import type { Played, Said, Scenario } from '../../scenarios/scenario'
import { scenarios } from '../../scenarios/scenarios'
import type { ExchangeAnswer } from '../app-server'
import type { Ending } from './login'
import { takePhone } from './framed-phone'
import { beginPlay, endPlay } from './session'
import { stopShow } from './show-me'
import { interfaceLanguage, t } from './text'
import { busy, chosen, config, front, locale, look, opened } from './state'

/** What came of each scenario that was played, by its id. */
export const played = signal<ReadonlyMap<string, Played>>(new Map())

/** How many of them were as documented, were not, and could not be played. */
export const sums = computed(() => {
  const all = [...played.value.values()]
  const wrong = all.filter(({ ok }) => !ok).length
  const left = all.filter(({ skipped }) => skipped !== undefined).length
  return { right: all.length - wrong - left, wrong, left }
})

/** The scenario that is played now. */
export const playing = signal<string | undefined>(undefined)

let stage: ((onStep: Stage['onStep']) => Promise<Stage>) | undefined
let runs = 0

/** Scenarios are played on this phone; the one in the address at once. */
export function playOn(phone: Phone): void {
  stage = async (onStep) => {
    const facts = await readFacts(chosen.language.value)
    // The brand may be another one than the deployment's.
    const tenants = facts.tenants.map((tenant) =>
      tenant.id === config.look.id ? { ...tenant, ...titlesOf(look.value, locale.value) } : tenant,
    )
    const own = stageWith({ ...phone, be: takePhone }, { ...facts, tenants })
    return { ...own, ...(onStep && { onStep }) }
  }
  chosen.scenario.subscribe((id) => {
    if (id === undefined || id === playing.peek()) return
    void playOne(id).then(() => {
      if (chosen.tab.value !== 'timeline') chosen.tab.value = 'result'
    })
  })
}

/** Plays a scenario to its end screen, for a person to look at. */
export async function playOne(id: string): Promise<void> {
  const scenario = scenarios.find((each) => each.id === id)
  if (!scenario) return
  stopAll()
  stopShow()
  await playAndKeep(scenario)
}

/** Plays all, one after the other. */
export async function runAll(): Promise<void> {
  stopShow()
  runs += 1
  const run = runs
  busy.value = 'play'
  chosen.scenario.value = undefined
  played.value = new Map()
  for (const scenario of scenarios) {
    await playAndKeep(scenario)
    if (run !== runs) return
  }
  busy.value = undefined
}

export function stopAll(): void {
  runs += 1
  if (busy.value === 'play') busy.value = undefined
}

/** The rows say `message` in Chinese: in another language it's any words, for the title is compared on screen. */
function inThisLanguage(scenario: Scenario): Scenario {
  const { expected } = scenario
  if (chosen.language.value === 'zh_CN' || expected.extMsg === null) return scenario
  const extMsg = expected.extMsg
    .replace(/(\bmessage=)[^&]*/, '$1<words>')
    .replace(/("message":")[^"]*/, '$1<words>')
  return { ...scenario, expected: { ...expected, extMsg } }
}

/** One at a time: there is one phone. */
let before: Promise<unknown> = Promise.resolve()

function playAndKeep(scenario: Scenario): Promise<void> {
  const now = before.then(() => playNow(scenario))
  before = now.catch(() => undefined)
  return now
}

async function playNow(scenario: Scenario): Promise<void> {
  const { id, needs } = scenario
  playing.value = id
  let answer: ExchangeAnswer | undefined
  let took = 0
  const begin = beginPlay(needs.contract)
  const given = await stage?.((step) => {
    if (typeof step === 'object' && 'by' in step) begin(step.path)
  })
  if (!given) return
  const watched: Stage = {
    ...given,
    exchange: async (...asked) => {
      const started = performance.now()
      answer = await given.exchange(...asked)
      took = performance.now() - started
      return answer
    },
  }
  front.value = 'wechat'
  const result = await play(inThisLanguage(scenario), watched)
  played.value = new Map(played.value).set(id, result)
  playing.value = undefined
  if (result.skipped) opened.value = false
  endPlay(endingOf(result, answer, took))
}

function endingOf({ extMsg }: Played, answer: ExchangeAnswer | undefined, took: number): Ending {
  const user = answer && 'user' in answer ? answer.user : null
  const failure = answer && 'failure' in answer ? answer.failure.message : null
  const status = user ? 'signed_in' : 'failed'
  return { status, extMsg, user, failure, wire: answer?.wire, took }
}

/** In the language of the interface. */
export function said(texts: Said): string {
  return interfaceLanguage.value === 'zh' ? texts['zh-CN'] : texts.en
}

/** What came of a scenario: as a mark with its colour, and in words. */
export function verdictOf({ ok, skipped }: Played): { mark: string; look: string; words: string } {
  const { passed, failedCheck, skipped: notPlayed } = t.value
  if (skipped) return { mark: '–', look: 'quiet', words: `${notPlayed}: ${said(skipped)}` }
  return ok
    ? { mark: '✓', look: 'good', words: passed }
    : { mark: '✕', look: 'bad', words: failedCheck }
}

/** What the documents say that the app gets, with its placeholders. */
export function documented({ expected }: Played): string | null {
  return expected.extMsg === null ? null : expected.extMsg.replaceAll('<title>', expected.title)
}

/** How one differs from its row, without codes. */
export function differencesOf({ differences }: Played): readonly string[] {
  return differences.map(maskedQuery)
}

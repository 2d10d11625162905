import { effect, type Signal } from '@preact/signals'
import { CONTRACTS } from './config'
import { readDraft } from './draft'
import type { LaunchForm } from './login'
import {
  chosen,
  draft,
  form,
  LANGUAGES,
  NETWORKS,
  SCENES,
  SIZES,
  TABS,
  TEXT_SIZES,
  THEMES,
  VIEWS,
} from './state'
import { interfaceLanguage } from './text'

/** Something that is chosen, as it stands in the query. */
interface Kept {
  readonly key: string
  readonly get: () => string
  readonly set: (text: string) => void
  /** Another browser would begin with another value, so a link to somebody else names it. */
  readonly byBrowser?: true
}

/** Nothing else is kept: tickets, codes and `state` never get into the address. */
const KEPT: readonly Kept[] = [
  among('view', chosen.view, VIEWS),
  among('tab', chosen.tab, TABS),
  among('size', chosen.size, names(SIZES)),
  { ...among('theme', chosen.theme, THEMES), byBrowser: true },
  { ...among('language', chosen.language, names(LANGUAGES)), byBrowser: true },
  { ...among('lang', interfaceLanguage, ['en', 'zh'] as const), byBrowser: true },
  among('text', chosen.textSize, names(TEXT_SIZES)),
  among('network', chosen.network, NETWORKS),
  {
    key: 'own',
    get: () => (draft.value ? JSON.stringify(draft.value) : ''),
    set: (given) => void (draft.value = readDraft(given)),
  },
  text('brand', chosen.brand),
  text('screen', chosen.screen),
  ofForm(
    'contract',
    CONTRACTS,
    ({ contract }) => contract,
    (contract) => ({ contract }),
  ),
  ofForm(
    'phone',
    ['0', '1'] as const,
    ({ withPhone }) => (withPhone ? '1' : '0'),
    (given) => ({ withPhone: given === '1' }),
  ),
  ofForm(
    'proof',
    ['0', '1'] as const,
    ({ withProof }) => (withProof ? '1' : '0'),
    (given) => ({ withProof: given === '1' }),
  ),
  ofForm(
    'start',
    ['cold', 'hot'] as const,
    ({ cold }) => (cold ? 'cold' : 'hot'),
    (given) => ({ cold: given === 'cold' }),
  ),
  ofForm(
    'scene',
    SCENES.map(String),
    ({ scene }) => String(scene),
    (given) => ({ scene: Number(given) }),
  ),
]

function names<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[]
}

function among<Name extends string>(key: string, kept: Signal<Name>, known: readonly Name[]): Kept {
  const set = (given: string) => {
    kept.value = known.find((name) => name === given) ?? kept.value
  }
  return { key, get: () => kept.value, set }
}

function text(key: string, kept: Signal<string> | Signal<string | undefined>): Kept {
  return { key, get: () => kept.value ?? '', set: (given) => void (kept.value = given) }
}

function ofForm<Name extends string>(
  key: string,
  known: readonly Name[],
  get: (form: LaunchForm) => Name,
  change: (given: Name) => Partial<LaunchForm>,
): Kept {
  const set = (given: string) => {
    const name = known.find((each) => each === given)
    if (name !== undefined) form.value = { ...form.value, ...change(name) }
  }
  return { key, get: () => get(form.value), set }
}

const initial = new Map<string, string>()

/** Takes what is chosen from the address, and keeps it there from now on. */
export function keepInAddress(): void {
  for (const { key, get } of KEPT) initial.set(key, get())
  const query = new URLSearchParams(location.search)
  for (const { key, set } of KEPT) {
    const given = query.get(key)
    if (given !== null) set(given)
  }
  readHash()
  window.addEventListener('hashchange', readHash)
  effect(() => {
    const address = addressOf(KEPT.filter(({ key, get }) => get() !== initial.get(key)))
    if (address !== location.href) history.replaceState(null, '', address)
  })
}

function readHash(): void {
  chosen.scenario.value = location.hash.slice(1) || undefined
}

/** The address for somebody else: it names also what their browser would choose otherwise. */
export function link(): string {
  return addressOf(
    KEPT.filter(({ key, get, byBrowser }) => byBrowser || get() !== initial.get(key)),
  )
}

function addressOf(kept: readonly Kept[]): string {
  const address = new URL(location.origin)
  for (const { key, get } of kept) address.searchParams.set(key, get())
  address.hash = chosen.scenario.value ?? ''
  return address.href
}

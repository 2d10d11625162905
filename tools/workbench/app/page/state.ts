import { computed, effect, signal } from '@preact/signals'
import { localeFor, type LocaleName, locales } from '../../../../miniprogram/locales/index'
import type { AppLook, PageConfig } from './config'
import type { Draft } from './draft'
import type { Ending, LaunchForm, PendingLogin } from './login'
import type { Status } from './outcome'
import { interfaceLanguage } from './text'
import type { TimelineEvent } from './timeline-events'

export const config: PageConfig = readConfig()

function readConfig(): PageConfig {
  const json = document.getElementById('config')?.textContent ?? ''
  // Written by this page's own server.
  return JSON.parse(json) as PageConfig
}

export const SIZES = {
  '320x568': [320, 568],
  '375x812': [375, 812],
  '430x932': [430, 932],
  '812x375': [812, 375],
  '768x1024': [768, 1024],
} as const
function ownNameOf(name: string): string {
  const { language, script = '' } = new Intl.Locale(name).maximize()
  const tag = language === 'zh' ? `zh-${script}` : language
  return new Intl.DisplayNames(name, { type: 'language' }).of(tag) ?? name
}

/** WeChat's name of each language that the mini program speaks, and what its speakers call it. */
export const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(locales).map((name) => [name.replace('-', '_'), ownNameOf(name)]),
)
export const TEXT_SIZES = { small: 15, standard: 17, large: 20, largest: 26 } as const
export const THEMES = ['light', 'dark'] as const
export const NETWORKS = ['fast', '3g', 'offline', 'down'] as const
export const SCENES = [1069, 1001, 1011, 1007] as const
export const TABS = ['launch', 'result', 'timeline', 'brand'] as const
export const VIEWS = ['phone', 'screens'] as const

export type Theme = (typeof THEMES)[number]
export type Tab = (typeof TABS)[number]

/** Of the person's own brand, the one that is being made. */
export const OWN = 'own'

const browserIsDark = matchMedia('(prefers-color-scheme: dark)')
/** Of the page itself: the browser's. */
export const pageTheme = signal<Theme>(browserIsDark.matches ? 'dark' : 'light')
browserIsDark.addEventListener('change', ({ matches }) => {
  pageTheme.value = matches ? 'dark' : 'light'
})

/** What is chosen, and kept in the address. */
export const chosen = {
  scenario: signal<string | undefined>(undefined),
  /** A screen without the way to it. */
  screen: signal<string | undefined>(undefined),
  view: signal<(typeof VIEWS)[number]>('phone'),
  tab: signal<Tab>('launch'),
  brand: signal(config.look.id),
  size: signal<keyof typeof SIZES>('375x812'),
  theme: signal<Theme>(pageTheme.value),
  language: signal(navigator.language.toLowerCase().startsWith('zh') ? 'zh_CN' : 'en'),
  textSize: signal<keyof typeof TEXT_SIZES>('standard'),
  network: signal<(typeof NETWORKS)[number]>('fast'),
}

export const form = signal<LaunchForm>({
  contract: config.contract,
  withPhone: true,
  withProof: true,
  scene: 1069,
  appId: config.appId,
  cold: true,
  byHand: false,
})

/** The login that the next launch starts, with the path as the person may have edited it. */
export const next = signal<PendingLogin | undefined>(undefined)

/** The login that is under way, or was the last one. */
export const login = {
  status: signal<Status>('idle'),
  pending: signal<PendingLogin | undefined>(undefined),
  ending: signal<Ending | undefined>(undefined),
  events: signal<readonly TimelineEvent[]>([]),
  startedAt: signal(0),
}

/** What is in front of the person. */
export const front = signal<'app' | 'wechat'>('app')
/** Whether WeChat has opened the mini program yet. */
export const opened = signal(false)
/** What "Show me" says now, and how far it is: 0 to 1. */
export const caption = signal<{ readonly text: string; readonly part: number } | undefined>(
  undefined,
)
/** Whether "Show me" or a scenario uses the phone. */
export const busy = signal<'show' | 'play' | undefined>(undefined)

/** How the files are that are edited: how many faults, and what was shown last after how many milliseconds. */
export const edits = signal<{
  readonly problems: number
  readonly shown?: { readonly file: string; readonly took: number }
}>({ problems: 0 })

/** The example brands, once they were read. */
const examples = signal<readonly AppLook[]>([])

/** They are read when somebody wants to choose. */
export async function loadExamples(): Promise<void> {
  if (examples.value.length > 0) return
  examples.value = (await (await fetch('/workbench/looks')).json()) as AppLook[]
}

/** The person's own brand, if there is one. */
export const draft = signal<Draft | undefined>(undefined)
/** Its logo, if it has one of its own: too long for the address. */
export const ownLogo = signal('')

export const looks = computed<readonly AppLook[]>(() => {
  const others = [config.look, ...examples.value.filter(({ id }) => id !== config.look.id)]
  if (!draft.value) return others
  const { from, surfaces, ...made } = draft.value
  const look = others.find(({ id }) => id === from) ?? config.look
  const logo = ownLogo.value === '' ? {} : { [look.brand.logo.slice(1)]: ownLogo.value }
  const ground = surfaces === undefined ? {} : { surfaces: surfaces ?? undefined }
  const brand = { ...look.brand, ...made, ...ground }
  const own = { brand, files: { ...look.files, ...logo } }
  return [...others, { ...look, ...own, id: OWN }]
})
export const look = computed<AppLook>(
  () => looks.value.find(({ id }) => id === chosen.brand.value) ?? config.look,
)

/** The name in locales/ of one of `LANGUAGES`. */
export const localeOf = (language: string): LocaleName => localeFor(language) ?? 'zh-CN'
export const locale = computed(() => localeOf(chosen.language.value))

/** The query of the simulator's page: another one is another phone. A later theme is told to the phone that is there. */
export const phoneSettings = computed(() =>
  new URLSearchParams({
    theme: chosen.theme.peek(),
    language: chosen.language.value,
    fontSizeSetting: String(TEXT_SIZES[chosen.textSize.value]),
  }).toString(),
)

/** How long a person who types or drags a colour is left alone, in milliseconds. */
export const TYPING = 300

/** Runs whenever one of the values that it reads changes, but not at first. */
export function onChange(read: () => unknown, act: () => void): void {
  let first = true
  effect(() => {
    read()
    if (!first) queueMicrotask(act)
    first = false
  })
}

/** A brand's name, as the interface says it. */
export function nameOf({ brand: { name } }: AppLook): string {
  return interfaceLanguage.value === 'zh' ? name['zh-CN'] : (name.en ?? name['zh-CN'])
}

/** The brand's picture for an `<img>`. */
export function logoOf({ brand, files }: AppLook): string {
  return files[brand.logo.slice(1)] ?? ''
}

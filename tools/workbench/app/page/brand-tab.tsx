import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BrandSettings, ReplaceableText } from '../../../../miniprogram/branding/brand'
import { type LocaleName, locales } from '../../../../miniprogram/locales/index'
import { Copy } from './copy'
import { Switch } from './controls'
import { deploymentWith } from './deployment-code'
import type { Draft } from './draft'
import {
  chosen,
  draft,
  LANGUAGES,
  locale,
  localeOf,
  logoOf,
  look,
  OWN,
  ownLogo,
  THEMES,
  type Theme,
} from './state'
import { t } from './text'
import { Section } from './wire'

/** Those that most brands would word themselves. */
const TEXTS = [
  'purpose',
  'loginWithPhone',
  'signedIn',
  'signedInHint',
  'notFromApp',
  'notFromAppHint',
] as const satisfies readonly ReplaceableText[]

const LANGUAGE_NAMES = Object.entries(LANGUAGES).map(([id, name]) => [localeOf(id), name] as const)

/** The brand that is being made begins as the one that is shown. */
function change(part: Omit<Draft, 'from'>): void {
  const isOwn = chosen.brand.value === OWN && draft.value
  if (!isOwn) ownLogo.value = ''
  draft.value = { ...(isOwn || { from: look.value.id }), ...part }
  chosen.brand.value = OWN
}

/** A brand to try, on every screen at once. */
export function BrandTab() {
  const { brandForm: say } = t.value
  const { brand } = look.value
  return (
    <>
      <p class="note">{say.note}</p>
      <Section title={say.name}>
        <div class="grid">
          {LANGUAGE_NAMES.map(([name, language]) => (
            <label key={name}>
              <span>{language}</span>
              <input
                lang={name}
                value={brand.name[name] ?? ''}
                placeholder={brand.name['zh-CN']}
                onInput={({ currentTarget: { value } }) =>
                  change({ name: withText(brand.name, name, value) })
                }
              />
            </label>
          ))}
        </div>
      </Section>
      <Colors brand={brand} />
      <Contrast brand={brand} />
      <Logo />
      <TextFields brand={brand} />
      <CopyDeployment brand={brand} />
    </>
  )
}

/** A text that is empty is left out, and zh-CN is used. */
function withText(name: BrandSettings['name'], locale: LocaleName, text: string) {
  const { 'zh-CN': fallback, ...others } = { ...name, [locale]: text }
  const given = Object.entries(others).filter(([, each]) => each !== '')
  return { 'zh-CN': fallback, ...Object.fromEntries(given) }
}

/** What of the colours has which name in the form. */
const PAIRS = [
  ['button', 'primary'],
  ['onButton', 'onPrimary'],
] as const
const GROUNDS = ['background', 'sheet', 'text'] as const

function Colors({ brand }: { brand: BrandSettings }) {
  const { brandForm: say, light, dark } = t.value
  const { colors, surfaces } = brand
  const names = { light, dark }
  const own = ownSurfaces(brand)
  const row = (
    text: string,
    get: (mode: Theme) => string,
    set: (mode: Theme, to: string) => void,
  ) => (
    <>
      <span>{text}</span>
      {THEMES.map((mode) => (
        <Color
          key={mode}
          label={`${text}, ${names[mode]}`}
          value={get(mode)}
          onChange={(to) => set(mode, to)}
        />
      ))}
    </>
  )
  return (
    <section>
      <div class="colors">
        <span />
        <b>{light}</b>
        <b>{dark}</b>
        {PAIRS.map(([name, part]) =>
          row(
            say[name],
            (mode) => colors[mode][part],
            (mode, to) =>
              change({ colors: { ...colors, [mode]: { ...colors[mode], [part]: to } } }),
          ),
        )}
        {surfaces &&
          GROUNDS.map((part) =>
            row(
              say[part],
              (mode) => own[mode][part],
              (mode, to) => change({ surfaces: { ...own, [mode]: { ...own[mode], [part]: to } } }),
            ),
          )}
      </div>
      <Switch
        label={say.surfaces}
        on={surfaces !== undefined}
        onChange={(on) =>
          change({
            surfaces: on ? own : null,
          })
        }
      />
    </section>
  )
}

/** What a brand without surfaces of its own stands on; styles/tokens.wxss. */
const PLAIN = {
  light: { background: '#fcf8f5', sheet: '#ffffff', text: '#231a16' },
  dark: { background: '#1b1715', sheet: '#272220', text: '#f1e9e5' },
} as const

const ownSurfaces = ({ surfaces }: BrandSettings) => ({
  light: surfaces?.light ?? PLAIN.light,
  dark: surfaces?.dark ?? PLAIN.dark,
})

interface ColorProps {
  readonly label: string
  readonly value: string
  readonly onChange: (color: string) => void
}

/** Only `#rrggbb` is a colour of a brand. */
const COLOR = /^#[0-9a-f]{6}$/i

function Color({ label, value, onChange }: ColorProps) {
  const choose = (color: string) => COLOR.test(color) && onChange(color.toLowerCase())
  return (
    <span class="color">
      <input
        type="color"
        aria-label={label}
        value={value}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      />
      <input
        class="mono"
        aria-label={`${label}, #rrggbb`}
        value={value}
        size={7}
        maxLength={7}
        spellcheck={false}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      />
    </span>
  )
}

interface Judged {
  readonly pairs: readonly (readonly [what: string, ratio: number])[]
  readonly faults: readonly { readonly detail: string; readonly fix?: string }[]
}

const ENOUGH = 4.5

/** The doctor's own judgement. */
function Contrast({ brand: { colors, surfaces } }: { brand: BrandSettings }) {
  const { brandForm: say, light, dark } = t.value
  const judged = useSignal<Readonly<Record<Theme, Judged>> | undefined>(undefined)
  const asked = JSON.stringify({ colors, surfaces })
  useEffect(() => {
    const left = new AbortController()
    const headers = { 'content-type': 'application/json' }
    fetch('/workbench/contrast', { method: 'POST', headers, body: asked, signal: left.signal })
      .then(async (answer) => {
        judged.value = (await answer.json()) as Readonly<Record<Theme, Judged>>
      })
      .catch(() => undefined)
    return () => left.abort()
  }, [asked, judged])
  const found = judged.value
  if (!found) return null
  const faults = [...found.light.faults, ...found.dark.faults]
  const low = [found.light, found.dark]
    .flatMap(({ pairs }) => pairs)
    .filter(([, ratio]) => ratio < ENOUGH)
  return (
    <Section title={say.contrast}>
      <div role="status">
        {low.length === 0 && <p class="good">{say.enough}</p>}
        {faults.map(({ detail, fix }) => (
          <p key={detail} class="fault">
            {detail} {fix && <b>{fix}</b>}
          </p>
        ))}
      </div>
      {THEMES.map((mode) => (
        <details key={mode}>
          <summary>
            {mode === 'light' ? light : dark}
            <span class="mono">{lowest(found[mode].pairs)}</span>
          </summary>
          <ul class="pairs">
            {found[mode].pairs.map(([what, ratio]) => (
              <li key={what} class={ratio < ENOUGH ? 'bad' : ''}>
                <span>{what}</span>
                <span class="mono">{shown(ratio)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}

/** Rounded down: 4.49 must not read as 4.5. */
const shown = (ratio: number) => `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`

function lowest(pairs: Judged['pairs']): string {
  return pairs.length === 0 ? '' : `≥ ${shown(Math.min(...pairs.map(([, ratio]) => ratio)))}`
}

function Logo() {
  const { brandForm: say } = t.value
  const isOver = useSignal(false)
  const isRefused = useSignal(false)
  const take = (file: File | undefined) => {
    isOver.value = false
    if (!file) return
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const image = new Image()
      image.addEventListener('load', () => {
        isRefused.value = false
        change({})
        ownLogo.value = image.src
      })
      image.addEventListener('error', () => (isRefused.value = true))
      image.src = typeof reader.result === 'string' ? reader.result : ''
    })
    reader.readAsDataURL(file)
  }
  return (
    <Section title={say.logo}>
      <label
        class={`drop ${isOver.value ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          isOver.value = true
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer?.files[0])
        }}
      >
        <img src={logoOf(look.value)} alt="" />
        <span>
          {say.drop}
          <small role="status" class={isRefused.value ? 'bad' : ''}>
            {isRefused.value ? say.noPicture : say.logoNote}
          </small>
        </span>
        <input
          class="unseen"
          type="file"
          accept="image/*"
          onChange={({ currentTarget: { files } }) => take(files?.[0])}
        />
      </label>
    </Section>
  )
}

function TextFields({ brand }: { brand: BrandSettings }) {
  const { brandForm: say } = t.value
  const language = locale.value
  const own = brand.texts?.[language] ?? {}
  const set = (key: (typeof TEXTS)[number], text: string) => {
    const { [key]: _, ...others } = own
    const texts = text === '' ? others : { ...others, [key]: text }
    change({ texts: { ...brand.texts, [language]: texts } })
  }
  return (
    <Section title={`${say.texts} · ${LANGUAGES[chosen.language.value]}`}>
      <div class="texts">
        {TEXTS.map((key) => (
          <label key={key}>
            <span title={key}>{say.textNames[key]}</span>
            <input
              lang={language}
              value={own[key] ?? ''}
              placeholder={locales[language][key]}
              onInput={({ currentTarget: { value } }) => set(key, value)}
            />
          </label>
        ))}
      </div>
    </Section>
  )
}

function CopyDeployment({ brand }: { brand: BrandSettings }) {
  const { brandForm: say } = t.value
  const source = useSignal('')
  useEffect(() => {
    void fetch('/workbench/deployment.ts').then(async (answer) => {
      if (answer.ok) source.value = await answer.text()
    })
  }, [source])
  return (
    <div class="under">
      <p class="note">{say.logoFile}</p>
      <span class="buttons">
        {draft.value && (
          <button
            class="outlined"
            type="button"
            onClick={() => {
              if (chosen.brand.value === OWN) chosen.brand.value = draft.value?.from ?? ''
              draft.value = undefined
            }}
          >
            {say.reset}
          </button>
        )}
        <Copy class="solid" label={say.copy} text={() => deploymentWith(source.value, brand)} />
      </span>
    </div>
  )
}

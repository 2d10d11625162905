type Theme = 'light' | 'dark'

let theme: Theme = 'light'

const ASKED = /\(\s*prefers-color-scheme:\s*(light|dark)\s*\)/
const queries = new Set<MediaQueryList>()
const conditions = new WeakMap<MediaList, string>()

/**
 * Makes this browser page dark or light, whatever the browser is: a page that frames another one has no word for it.
 * Before anything asks for the theme; later, `setTheme` changes it.
 */
export function overrideTheme(first: Theme): void {
  const { prototype } = MediaQueryList
  const matches = Object.getOwnPropertyDescriptor(prototype, 'matches')
  Object.defineProperty(prototype, 'matches', {
    get(this: MediaQueryList): unknown {
      const [, asked] = ASKED.exec(this.media) ?? []
      return asked ? asked === theme : matches?.get?.call(this)
    },
  })
  const { addEventListener } = prototype
  prototype.addEventListener = function (this: MediaQueryList, ...given: [string, never]) {
    queries.add(this)
    addEventListener.apply(this, given)
  }
  // The program's style sheets come and go with its pages.
  const sheets = new MutationObserver(applyToSheets)
  sheets.observe(document.head, { childList: true, subtree: true, characterData: true })
  setTheme(first)
}

export function setTheme(wanted: Theme): void {
  if (theme === wanted && queries.size > 0) return
  theme = wanted
  applyToSheets()
  for (const query of queries) {
    const { matches, media } = query
    query.dispatchEvent(new MediaQueryListEvent('change', { matches, media }))
  }
}

function applyToSheets(): void {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) if (rule instanceof CSSMediaRule) applyTo(rule.media)
  }
}

function applyTo(media: MediaList): void {
  const condition = conditions.get(media) ?? media.mediaText
  const [, asked] = ASKED.exec(condition) ?? []
  if (!asked) return
  conditions.set(media, condition)
  const now = condition.replace(ASKED, asked === theme ? 'all' : 'not all')
  if (media.mediaText !== now) media.mediaText = now
}

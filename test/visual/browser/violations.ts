import axe from 'axe-core'

declare global {
  interface Window {
    violations: typeof violations
  }
}

/** What a page of a mini program cannot be held to: the document around it is WeChat's. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'document-title': 'WeChat owns the document; the bar shows the title',
  'html-has-lang': 'a mini program cannot set the language of its document',
  bypass: 'a page holds one form and nothing to skip',
  'meta-viewport': 'WeChat sets the viewport',
}

const NOT_OUR_RULES = Object.fromEntries(
  Object.keys(NOT_OURS).map((rule) => [rule, { enabled: false }]),
)

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** CSS px. WCAG 2.5.5, and WeChat's own guide for elderly people; space around a target does not make up for it. */
const SMALLEST_TARGET = 44

axe.configure({
  checks: [{ id: 'target-size', options: { minSize: SMALLEST_TARGET } }],
  rules: [
    // Links in a sentence are exempt (WCAG 2.5.8); axe takes a sentence of long titles for a list of links.
    { id: 'target-size', any: ['target-size'], selector: ':not(.sentence > .link)' },
    { id: 'link-in-text-block', selector: '[role="link"]:not([data-quoted])' },
  ],
})

/**
 * What axe-core finds against WCAG 2.2 A and AA, and what it could not tell: a line each. WeChat's own bar and sheets
 * are left out.
 * @param only one rule instead of all
 */
async function violations(only?: string): Promise<string[]> {
  forAxe()
  const [{ element: page } = { element: document.body }] = window.simulator.pages()
  let found = await run(only)
  const { violated } = found
  let { unclear } = found
  // What the edge of the screen cuts axe takes for covered. A person scrolls, and so sees it whole.
  while (unclear.length > 0 && page.scrollTop + page.clientHeight < page.scrollHeight) {
    page.scrollTop += page.clientHeight / 2
    found = await run(only)
    unclear = unclear.filter((line) => found.unclear.includes(line))
  }
  page.scrollTop = 0
  return [...violated, ...unclear]
}

async function run(only?: string) {
  const found = await axe.run(
    // What an open dialog covers was looked at before it opened.
    { exclude: ['.wechat-bar', '.wechat-surfaces', '.screen[aria-hidden="true"]'] },
    {
      runOnly: only ? { type: 'rule', values: [only] } : { type: 'tag', values: STANDARD },
      ...(only ? {} : { rules: NOT_OUR_RULES }),
      // There is neither a foreign style sheet nor a film.
      preload: false,
      resultTypes: ['violations', 'incomplete'],
    },
  )
  return { violated: found.violations.flatMap(linesOf), unclear: found.incomplete.flatMap(linesOf) }
}

function linesOf({ id, nodes }: axe.Result): string[] {
  return nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`)
}

/** So that axe looks at all that a person sees. */
function forAxe(): void {
  // WXML's name for `role`, which the simulator sets beside it.
  without('aria-role')
  // A person reads a disabled button, too: axe exempts it.
  without('aria-disabled')
  // Empty, but it covers the page, and axe takes it for the background of every text.
  for (const layer of document.querySelectorAll<HTMLElement>('.wechat-surfaces'))
    layer.hidden = layer.childElementCount === 0
  markQuoted()
}

/** In Chinese 《》 tell a link from the words around it; axe knows no such signs. */
function markQuoted(): void {
  for (const link of document.querySelectorAll('.sentence > .link'))
    link.toggleAttribute('data-quoted', /^《.*》$/.test(link.textContent ?? ''))
}

function without(attribute: string): void {
  for (const element of document.querySelectorAll(`[${attribute}]`))
    element.removeAttribute(attribute)
}

window.violations = violations

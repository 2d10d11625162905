import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { projectOf } from '../../tools/compile/project'
import { Gallery } from './gallery'
import { textSizes } from './phones'
import { dataOf, states } from './states'

/** What a page of a mini program cannot be held to: the document around it is WeChat's. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'document-title': 'WeChat owns the document; the bar shows the title',
  'html-has-lang': 'a mini program cannot set the language of its document',
  bypass: 'a page holds one form and nothing to skip',
  'meta-viewport': 'WeChat sets the viewport',
}

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** As axe sees it: colours differ by theme, boxes by text size, roles by neither. */
const LOOKS = [
  { theme: 'light', fontSizeSetting: textSizes.normal },
  { theme: 'dark', fontSizeSetting: textSizes.normal },
  { theme: 'light', fontSizeSetting: textSizes.largest },
] as const

let gallery: Gallery

beforeAll(async () => {
  gallery = await Gallery.open(await projectOf())
}, 60_000)

afterAll(() => gallery.close())

describe.each(LOOKS)('$theme, text of $fontSizeSetting px', ({ theme, fontSizeSetting }) => {
  let page: Page

  beforeAll(async () => {
    page = await openWithAxe({ theme, fontSizeSetting })
  })

  afterAll(() => page.context().close())

  it.each(Object.keys(states))('%s violates no rule of WCAG 2.2 A and AA', async (state) => {
    await gallery.show(page, dataOf(state, 'zh-CN'))
    expect(await violations(page)).toEqual([])
  })
})

it('tells a violation', async () => {
  const page = await openWithAxe({ theme: 'light', fontSizeSetting: 17 })
  await page.evaluate(() => document.querySelector('#title')?.setAttribute('role', 'checkbox'))
  expect(await violations(page)).toContainEqual(
    expect.stringMatching(/^aria-required-attr: #title/),
  )
})

async function openWithAxe(look: { theme: 'light' | 'dark'; fontSizeSetting: number }) {
  const page = await gallery.phone({ width: 375, height: 812, ...look })
  await page.evaluate(
    readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'),
  )
  return page
}

/** WeChat's own bar and sheets are left out. */
function violations(page: Page): Promise<string[]> {
  const rules = Object.fromEntries(Object.keys(NOT_OURS).map((rule) => [rule, { enabled: false }]))
  return page.evaluate(
    async ([tags, off]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const context = { exclude: ['.wechat-bar', '.wechat-surfaces'] }
      // WXML's name for `role`, which the stand-in sets beside it.
      for (const element of document.querySelectorAll('[aria-role]')) {
        element.removeAttribute('aria-role')
      }
      const found: AxeResults = await axe.run(context, {
        ...{ runOnly: { type: 'tag', values: tags }, rules: off, resultTypes: ['violations'] },
      })
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      )
    },
    [STANDARD, rules] as const,
  )
}

import type { Page } from 'playwright-core'
import { Gallery } from './gallery'
import { textSizes } from './phones'
import { dataOf, states } from '../../tools/workbench/screens/states'

/** As axe sees it: colours differ by theme, boxes by text size, roles by neither. */
const LOOKS = [
  { theme: 'light', fontSizeSetting: textSizes.normal, rule: undefined },
  { theme: 'dark', fontSizeSetting: textSizes.normal, rule: 'color-contrast' },
  { theme: 'light', fontSizeSetting: textSizes.largest, rule: 'target-size' },
] as const

let gallery: Gallery
let page: Page

beforeAll(async () => {
  gallery = await Gallery.open()
})

afterAll(() => gallery.close())

const open = (look: (typeof LOOKS)[number]) => gallery.phone({ width: 375, height: 812, ...look })
const violations = (rule?: string) => gallery.violations(page, rule)

describe.each(LOOKS)('$theme, text of $fontSizeSetting px', (look) => {
  beforeAll(async () => {
    page = await open(look)
  })

  afterAll(() => page.context().close())

  it.each(Object.keys(states))('%s violates no rule of WCAG 2.2 A and AA', async (state) => {
    await gallery.show(page, dataOf(state, 'zh-CN'))
    expect(await violations(look.rule)).toEqual([])
  })
})

describe('tells', () => {
  beforeAll(async () => {
    page = await open(LOOKS[0])
  })

  afterAll(() => page.context().close())

  it.each([
    ['letters that are too grey', '#title', 'style', 'color: #777', /^color-contrast: #title/],
    [
      'letters on a picture, which it cannot measure',
      '#title',
      'style',
      'background: linear-gradient(red, blue)',
      /^color-contrast: #title/,
    ],
    ['a disabled button nobody can read', '#retry', 'style', 'color: #bbb', /^color-contrast: #re/],
    ['a small target', '#return', 'style', 'min-height: 0; padding: 0', /^target-size: #return/],
    ['a role without its states', '#title', 'role', 'checkbox', /^aria-required-attr: #title/],
  ])('%s', async (_, selector, attribute, value, expected) => {
    await gallery.show(page, dataOf('failed-must-wait', 'zh-CN'))
    expect(await violations()).toEqual([])
    const set = ([name, to]: readonly [string, string]) =>
      page.locator(selector).evaluate(
        (element, [key, next]) => {
          const before = element.getAttribute(key) ?? ''
          element.setAttribute(key, next)
          return before
        },
        [name, to] as const,
      )
    const before = await set([attribute, value])
    try {
      expect(await violations()).toContainEqual(expect.stringMatching(expected))
    } finally {
      await set([attribute, before])
    }
  })
})

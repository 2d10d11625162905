import { find, heard, open, tap } from './driven'

type Answers = readonly (readonly [url: string, selector: string, tag: string, answers: object])[]

/** The tags that have answers. */
export const answered = new Set<string>()

/** What WeChat's library answers on the same pages of the fixture; sizes in px. */
export function answers(rows: Answers): void {
  for (const [, , tag] of rows) answered.add(tag)
  describe('a component', () => {
    it.each(rows)('answers on %s for %s, a %s: %j', async (url, selector, tag, given) => {
      await open(`/pages/${url}`)
      const element = await find(selector)
      expect(element.tagName).toBe(tag)
      const size = (await element.size()) as Record<string, unknown>
      for (const [name, value] of Object.entries(given)) {
        expect([name, size[name] ?? (await element.property(name))]).toEqual([name, value])
      }
    })
  })
}

/** What the form page hears of taps. */
export function tellsOfTaps(
  rows: readonly (readonly [selector: string, events: string[]])[],
): void {
  describe('a form page', () => {
    it.each(rows)('tells of a tap on %s: %j', async (selector, events) => {
      await open('/pages/form')
      await tap(selector)
      expect(await heard()).toEqual(events)
    })
  })
}

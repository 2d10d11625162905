import type { Page } from 'playwright-core'
import { Gallery, browserScript } from './gallery'
import { dataOf, distinct } from '../../tools/workbench/screens/states'

let gallery: Gallery
let page: Page

beforeAll(async () => {
  gallery = await Gallery.open()
})

afterEach(() => page.context().close())
afterAll(() => gallery.close())

const PHONE = { width: 375, height: 812 }

it('moves nothing once it is drawn', async () => {
  page = await gallery.phone(PHONE)
  expect(await shifts(page)).toEqual([])
  await gallery.launchFromApp(page, { phone: true })
  expect(await shifts(page)).toEqual([])
})

it('moves nothing where the logo is broken', async () => {
  page = await gallery.blank()
  await page.route('**/program.js', async (route) => {
    // Not the signs in style sheets, whose quotes are escaped.
    const body = (await (await route.fetch()).text()).replaceAll(
      /(?<!\\)"data:image\/[^"\\]*"/g,
      '"/none.png"',
    )
    expect(body).toContain('"/none.png"')
    await route.fulfill({ body })
  })
  await page.setViewportSize(PHONE)
  await page.goto(gallery.url)
  await page.waitForFunction(() => document.querySelector('#title'))
  await gallery.launchFromApp(page, { phone: true })
  expect(await shifts(page)).toEqual([])
})

it('would notice', async () => {
  page = await gallery.phone(PHONE)
  await shifts(page)
  await page.evaluate(() =>
    document.querySelector('#title')?.insertAdjacentHTML('beforebegin', '<p style="height: 9px">'),
  )
  expect(await shifts(page)).toEqual([expect.stringContaining('#title')])
})

it.each([
  [
    'what moves moves for 240 ms at most, but for the sign of a button that loads',
    'no-preference',
    ['appear 240', 'rise 240', 'uncover 240', 'wechat-spin Infinity'],
  ],
  ['nothing moves for those who want less motion', 'reduce', []],
] as const)('%s', async (_, reducedMotion, moving) => {
  page = await gallery.blank()
  await page.emulateMedia({ reducedMotion })
  await page.goto(gallery.url)
  await page.waitForFunction(() => document.querySelector('#title'))
  await page.evaluate(await browserScript('main'))
  const moved = await page.evaluate(
    (datas) =>
      datas.flatMap((data) => {
        window.visual.show(data)
        return document.getAnimations().flatMap((animation) => {
          if (!(animation instanceof CSSAnimation)) return ['not by CSS']
          return [
            `${animation.animationName} ${String(animation.effect?.getComputedTiming().endTime)}`,
          ]
        })
      }),
    distinct.map((state) => dataOf(state, 'en')),
  )
  expect([...new Set(moved)].sort()).toEqual(moving)
  // The half-screen gets the focus while it is below the screen.
  const scrolled = await page.evaluate(
    async (datas) => {
      for (const data of datas) window.visual.show(data)
      await new Promise(requestAnimationFrame)
      const focused = document.activeElement?.closest('[aria-modal]')?.className
      return [
        focused,
        [...document.querySelectorAll('*')].filter((each) => each.scrollTop > 0).length,
      ]
    },
    ['ready', 'consent'].map((state) => dataOf(state, 'en')),
  )
  expect(scrolled).toEqual([expect.stringContaining('sheet'), 0])
})

/** TypeScript's DOM does not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

/** What moved since the tab was opened, once its pictures have arrived or failed and two frames were drawn. */
function shifts(on: Page): Promise<string[]> {
  return on.evaluate(async () => {
    const moved: string[] = []
    const tell = (entries: PerformanceEntryList) =>
      (entries as LayoutShift[]).forEach(({ value, sources }) => {
        const ids = sources.map(({ node }) => (node instanceof Element ? `#${node.id}` : ''))
        moved.push(`${value} ${ids.join(' ')}`)
      })
    const observer = new PerformanceObserver((list) => tell(list.getEntries()))
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const picturesIn = (root: ParentNode) => [...root.querySelectorAll('wx-image')]
    const pictures = picturesIn(document).map((image) => image.shadowRoot?.querySelector('img'))
    await Promise.allSettled(pictures.map(async (picture) => picture?.decode()))
    observer.observe({ type: 'layout-shift', buffered: true })
    await frame()
    await frame()
    tell(observer.takeRecords())
    observer.disconnect()
    return moved
  })
}

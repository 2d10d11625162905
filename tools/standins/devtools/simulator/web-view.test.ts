import type { Page } from 'playwright-core'
import type { Simulator } from './simulator'
import { SimulatorStage } from './stage'

declare const simulator: Simulator

const HOME = { path: '/pages/home', scene: 1001 }
const BUSINESS = { urlCheck: true, webViewDomains: ['shop.test'] }

let stage: SimulatorStage
let page: Page

beforeAll(async () => {
  stage = await SimulatorStage.open()
  page = stage.page
  await page.route(/^https?:..[a-z.]*shop.test/, (route) =>
    route.request().url().includes('gone')
      ? route.abort()
      : route.fulfill({ contentType: 'text/html', body: '<h1>Terms</h1>' }),
  )
})

afterAll(() => stage.close())

/** Opens the page that shows a document; the browser has three of them. */
async function show(src: string): Promise<string> {
  await page.evaluate(
    (url) => (simulator.wx['navigateTo'] as (options: object) => unknown)({ url }),
    `/pages/web?src=${encodeURIComponent(src)}`,
  )
  await page.waitForFunction(() => simulator.pages().at(-1)?.instance.data['answer'] !== '')
  return page.evaluate(() => String(simulator.pages().at(-1)?.instance.data['answer']))
}

it('shows a web page over the whole page, and goes away with it', async () => {
  await stage.launch(HOME)
  expect(await show('https://shop.test/terms')).toBe('load {"src":"https://shop.test/terms"}')
  const frame = page.frameLocator('wx-web-view iframe')
  expect(await frame.locator('h1').innerText()).toBe('Terms')
  expect(await page.locator('wx-web-view iframe').boundingBox()).toEqual(
    await page.locator('.wx-frame').boundingBox(),
  )
  await page.getByRole('button', { name: 'Back' }).click()
  expect(await page.locator('wx-web-view').count()).toBe(0)
  expect(await page.locator('#title').isVisible()).toBe(true)
})

it('says which page it could not load', async () => {
  await stage.launch(HOME)
  expect(await show('https://shop.test/gone')).toBe(
    'error {"url":"https://shop.test/gone","fullUrl":"https://shop.test/gone"}',
  )
})

it.each([
  ['https://shop.test/', 'load'],
  ['https://docs.shop.test/', 'load'],
  ['http://shop.test/', 'error'],
  ['https://ashop.test/', 'error'],
])('opens business domains alone while URLs are checked: %s', async (src, event) => {
  await stage.launch(HOME, BUSINESS)
  expect((await show(src)).split(' ')[0]).toBe(event)
})

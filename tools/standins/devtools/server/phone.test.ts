import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { type Devtools, startDevtools } from './devtools'
import { openPhone } from './phone'

let devtools: Devtools
let browser: Browser

beforeAll(async () => {
  const projectPath = join(__dirname, '../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0, headless: false })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await devtools.close()
})

it('opens phones of any size, theme, language and text size beside each other', async () => {
  const [small, large] = await Promise.all([
    openPhone(browser, devtools.url, { width: 320, height: 568 }),
    openPhone(browser, devtools.url, {
      ...{ width: 812, height: 375, theme: 'dark', language: 'ja', fontSizeSetting: 26 },
      safeArea: { left: 44, bottom: 21 },
    }),
  ])
  const base = { SDKVersion: expect.any(String), theme: 'light', language: 'zh_CN' }
  expect(await small.evaluate(seen)).toEqual({
    ...{ width: 320, height: 568 - 88, base: expect.objectContaining(base), insets: '0px' },
  })
  const other = { theme: 'dark', language: 'ja', fontSizeSetting: 26 }
  expect(await large.evaluate(seen)).toEqual({
    ...{ width: 812, height: 375 - 88, base: expect.objectContaining(other), insets: '21px 44px' },
  })
})

/** Runs in the browser. */
function seen() {
  const frame = document.querySelector<HTMLElement>('.wx-frame')
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.padding = 'env(safe-area-inset-bottom) env(safe-area-inset-left)'
  return {
    width: frame?.clientWidth,
    height: frame?.clientHeight,
    base: (window.simulator.wx['getAppBaseInfo'] as () => object)(),
    insets: getComputedStyle(probe).padding,
  }
}

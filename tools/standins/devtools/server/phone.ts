import type { Browser, Page } from 'playwright-core'
import type { Simulator } from '../simulator/simulator'
import { NAMING } from './browser'

/** The phone a mini program is looked at on, and what its owner has set. Sizes in CSS px. */
export interface Phone {
  readonly width: number
  readonly height: number
  readonly theme?: 'light' | 'dark'
  /** As wx.getAppBaseInfo gives it: `zh_CN`, `en`, … */
  readonly language?: string
  /** Text size set in WeChat; 17 is the standard. */
  readonly fontSizeSetting?: number
  /** What `env(safe-area-inset-*)` gives. The stand-in's own status bar is 44 px high whatever this says. */
  readonly safeArea?: SafeArea
  /** Leaves out of style sheets what old web views do not know. */
  readonly oldStyles?: boolean
}

interface SafeArea {
  readonly top?: number
  readonly right?: number
  readonly bottom?: number
  readonly left?: number
}

/** Opens the program that is served at `url` in a tab of its own; resolves when its first page is there. */
export async function openPhone(browser: Browser, url: string, phone: Phone): Promise<Page> {
  const page = await browser.newPage({ colorScheme: phone.theme ?? 'light', hasTouch: true })
  await page.addInitScript(NAMING)
  await resize(page, phone)
  await page.goto(`${url}?${settingsOf(phone)}`)
  await page.waitForFunction(
    () => (window as { simulator?: Simulator }).simulator?.pages()[0]?.isReady,
  )
  return page
}

function settingsOf({ language, fontSizeSetting, oldStyles }: Phone): string {
  return new URLSearchParams({
    ...(language === undefined ? {} : { language }),
    ...(fontSizeSetting === undefined ? {} : { fontSizeSetting: String(fontSizeSetting) }),
    ...(oldStyles ? { oldStyles: '' } : {}),
  }).toString()
}

/** Makes a phone as large as another one, as if it had been opened so. Playwright has no word for safe areas. */
export async function resize(
  page: Page,
  { width, height, safeArea: insets = {} }: Pick<Phone, 'width' | 'height' | 'safeArea'>,
): Promise<void> {
  await page.setViewportSize({ width, height })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets })
  // The simulator hears of a new size with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
}

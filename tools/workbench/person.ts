import type { Browser, Frame, Page } from 'playwright-core'
import type { LoginResult } from './app/page/outcome'

/** The app in front of somebody who was never here, and so agreed to nothing. */
export async function newcomer(browser: Browser, appUrl: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' })
  page.setDefaultTimeout(10_000)
  await page.goto(appUrl)
  return page
}

/** Called with the name of each phase, while that is on screen. */
export type Look = (phase: string, miniProgram: Frame) => Promise<unknown>

/** What a person does who agrees, from the app's button to the app's greeting. */
export async function logIn(page: Page, look: Look): Promise<LoginResult> {
  const { miniProgram, finished } = await launch(page)
  const tap = (selector: string) => miniProgram.locator(selector).click()
  const see = async (phase: string, selector: string) => {
    await miniProgram.locator(selector).waitFor()
    await look(phase, miniProgram)
  }
  await see('ready', '#login')
  await tap('#agree')
  await tap('#phone')
  await see('phone-sheet', '.wechat-button-primary')
  await tap('.wechat-button-primary')
  await look('signing-in', miniProgram)
  await see('signed-in', '#return')
  await tap('#return')
  const result = await finished
  await look('app', miniProgram)
  return result
}

/** The tap on the app's button. */
export async function launch(
  page: Page,
): Promise<{ miniProgram: Frame; finished: Promise<LoginResult> }> {
  const miniProgram = page.frames().find((frame) => frame.parentFrame() !== null)
  if (!miniProgram) throw new Error('the app page frames no mini program')
  await page.click('#log-in')
  const finished = page.evaluate(() => window.loginOutcome.finished)
  // If the mini program is stuck, that is the error to report, not that nobody came back.
  finished.catch(() => undefined)
  return { miniProgram, finished }
}

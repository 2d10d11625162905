import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import type { LoginResult, Step } from './app/page/outcome'
import { openBrowser } from './devtools/server/browser'
import { backendUrl, projectPath, startStage } from './stage'

const FOLDER = join(projectPath, 'build/demo')

/** `npm run demo`: one login from app to user, told step by step; then the same once more for its pictures. */
async function main(): Promise<boolean> {
  const [stage, browser] = await Promise.all([startStage({ headless: false }), openBrowser()])
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    page.setDefaultTimeout(10_000)
    await page.goto(stage.url)
    const result = await logIn(page, () => Promise.resolve())
    tell(result)
    await takePictures(page)
    return result.status === 'signed_in' && result.user !== null
  } finally {
    await Promise.all([browser.close(), stage.close()])
  }
}

type Look = (phase: string) => Promise<unknown>

/** What a person does, from the app's button to the app's greeting. */
async function logIn(page: Page, look: Look): Promise<LoginResult> {
  const { miniProgram, finished } = await launch(page)
  await miniProgram.locator('#login').waitFor()
  await look('ready')
  await miniProgram.locator('#agree').click()
  await miniProgram.locator('#phone').click()
  await miniProgram.locator('.wechat-button-primary').waitFor()
  await look('phone-sheet')
  await miniProgram.locator('.wechat-button-primary').click()
  await look('signing-in')
  await miniProgram.locator('#return').waitFor()
  await look('signed-in')
  await miniProgram.locator('#return').click()
  const result = await finished
  await look('app')
  return result
}

async function launch(page: Page): Promise<{ miniProgram: Frame; finished: Promise<LoginResult> }> {
  const miniProgram = page.frames().find((frame) => frame.parentFrame() !== null)
  if (!miniProgram) throw new Error('the app page frames no mini program')
  // A person who was never here is asked for everything; the storage of the mini program is the frame's.
  await miniProgram.evaluate(() => sessionStorage.clear())
  await page.click('#log-in')
  const finished = page.evaluate(() => window.loginOutcome.finished)
  // Where the mini program is stuck, that is what to tell, not that nobody came back.
  finished.catch(() => undefined)
  return { miniProgram, finished }
}

/** Each phase once, slowly enough to be seen; these steps are not the ones that were timed. */
async function takePictures(page: Page): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const look: Look = (phase) => page.screenshot({ path: join(FOLDER, `${phase}.png`) })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.click('#log-out')
  await slowDownNextAnswer()
  await logIn(page, look)
  await page.click('#log-out')
  const { miniProgram } = await launch(page)
  await miniProgram.locator('#login').click()
  await miniProgram.locator('#close-consent').waitFor()
  await look('consent')
  await miniProgram.locator('#close-consent').click()
  await miniProgram.locator('#not-now').click()
  await miniProgram.locator('#return').waitFor()
  await look('failed')
  console.log(`\npictures   ${join('build', 'demo')}`)
}

async function slowDownNextAnswer(): Promise<void> {
  await fetch(`${backendUrl}/standin/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'delay', times: 1, delay: 1000 }),
  })
}

function tell({ steps, extMsg, user, failure }: LoginResult): void {
  steps.forEach(({ name, at }: Step, index) => {
    const since = at - (steps[index - 1]?.at ?? 0)
    console.log(
      `${name.replace(/_/g, ' ').padEnd(12)}${String(at).padStart(6)} ms${`+${since}`.padStart(8)}`,
    )
  })
  console.log(`\nextMsg     ${extMsg?.replace(/ticket=([^&]{12})[^&]*/, 'ticket=$1…') ?? 'none'}`)
  console.log(user ? `user       ${user.name} (${user.id})` : `failed     ${failure ?? ''}`)
}

main().then(
  (loggedIn) => process.exit(loggedIn ? 0 : 1),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)

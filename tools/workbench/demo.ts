import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { type CommandLine, run } from '../command/command'
import { type BrandOptions, brandOption } from '../compile/brand'
import { type Project, projectOf } from '../compile/project'
import type { LoginResult, Step } from './app/page/outcome'
import { openBrowser } from '../standins/devtools/server/browser'
import { launch, logIn, newcomer } from './person'
import { type Stage, startStage } from './stage'

export const command: CommandLine<BrandOptions> = {
  name: 'npm run demo --',
  about: 'Logs in once and tells each step; then once more, for pictures in build/demo.',
  declare: brandOption,
  act: async ({ brand }) => demo(await projectOf(brand)),
}

/** Whether it gave a user. */
async function demo(project: Project): Promise<boolean> {
  const [stage, browser] = await Promise.all([
    startStage(project, { headless: false }),
    openBrowser(),
  ])
  const [{ url }] = stage.apps
  try {
    const result = await logIn(await newcomer(browser, url), () => Promise.resolve())
    tell(result)
    const folder = join(project.path, 'build/demo')
    await mkdir(folder, { recursive: true })
    await pictureLogin(await newcomer(browser, url), stage, folder)
    await pictureWaysOut(await newcomer(browser, url), folder)
    console.log(`\npictures   ${relative(process.cwd(), folder)}`)
    return result.status === 'signed_in' && result.user !== null
  } finally {
    await Promise.all([browser.close(), stage.close()])
  }
}

/** Each phase once, slowly enough to be seen; these steps are not the ones that were timed. */
async function pictureLogin(page: Page, stage: Stage, folder: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await logIn(page, async (phase) => {
    if (phase === 'phone-sheet') await slowDownNextAnswer(stage)
    await page.screenshot({ path: join(folder, `${phase}.png`) })
  })
}

async function pictureWaysOut(page: Page, folder: string): Promise<void> {
  const look = (phase: string) => page.screenshot({ path: join(folder, `${phase}.png`) })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { miniProgram } = await launch(page)
  await miniProgram.locator('#login').click()
  await miniProgram.locator('#close-consent').waitFor()
  await look('consent')
  await miniProgram.locator('#close-consent').click()
  await miniProgram.locator('#not-now').click()
  await miniProgram.locator('#return').waitFor()
  await look('failed')
}

async function slowDownNextAnswer({ genauthUrl }: Stage): Promise<void> {
  await fetch(`${genauthUrl}/standin/faults`, {
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

run(command, __filename)

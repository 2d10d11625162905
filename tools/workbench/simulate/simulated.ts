import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { fieldsIn, textIn } from '../../../miniprogram/untrusted'
import { WrongUse } from '../../command/command'
import type { Project } from '../../compile/project'
import { buildProgram } from '../../standins/devtools/build/program'
import { NAMING, openBrowser, PHONE } from '../../standins/devtools/server/browser'
import { createSite } from '../../standins/devtools/server/site'
import { type Genauth, startGenauth } from '../../standins/genauth/start'
import type { Tenant as Served } from '../../standins/genauth/tenant'
import { servedFor } from '../served'

/** What the person does: agrees and shares the number; taps Not now; denies in WeChat's sheet; goes home. */
export const persons = ['agrees', 'declines', 'denies', 'leaves'] as const
export type Person = (typeof persons)[number]

/** A launch, as the app makes it. */
export interface SimulatedLaunch {
  /** Page and query: what the app gives WeChat as `path`. Empty: the home page. */
  readonly path: string
  readonly person: Person
  /** The app's AppID. Left out: one that the deployment lists, if it lists any. */
  readonly app?: string | undefined
}

/** What the app gets, and what the person saw last. */
export interface Simulated {
  /** `null`: the person did not come back by the button, so that the app gets no result. */
  readonly extMsg: string | null
  readonly screen: {
    /** Not the launched one if that does not exist: the mini program's `onPageNotFound` leads on. Example: `routes/explore`. */
    readonly page: string
    /** `ready`, `signed_in`, `failed`, …: docs/contract/states.json. */
    readonly phase: string
    readonly title: string
    readonly hint: string
  }
}

/** The mini program without a window, before a mock backend. */
export interface Simulation {
  /** Where the app's server exchanges what the app got. */
  readonly backend: Genauth['url']
  readonly pools: readonly Served[]
  /** Each time a phone that was never here. @throws WrongUse if the person cannot do that */
  launch(launch: SimulatedLaunch): Promise<Simulated>
  close(): Promise<void>
}

/** Milliseconds for the next screen: a busy machine is slow. */
const PATIENCE = 20_000

export async function startSimulation({ path, deployment }: Project): Promise<Simulation> {
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const { host, tenants } = deployment.environments.develop
    const pools = tenants.flatMap((tenant) => servedFor(tenant, { path }))
    const genauth = await startGenauth({ port: 0, tenants: pools })
    closing.push(() => genauth.close())
    const elsewhere = [host, genauth.url] as const
    const [site, browser] = await Promise.all([
      createSite({
        projectPath: path,
        runs: { built: buildProgram(path) },
        wechat: genauth.url,
        elsewhere,
      }),
      openBrowser(),
    ])
    closing.push(
      () => site.close(),
      () => browser.close(),
    )
    await site.listen({ port: 0, host: '127.0.0.1' })
    const { port } = site.server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    const listed = tenants.flatMap(({ launchingAppIds }) => [...launchingAppIds])
    const launch = ({ app = listed[0] ?? 'wx1234567890abcdef', ...rest }: SimulatedLaunch) =>
      simulate(browser, url, { ...rest, app })
    return { backend: genauth.url, pools, launch, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function simulate(
  browser: Browser,
  url: string,
  { path, person, app }: SimulatedLaunch,
): Promise<Simulated> {
  const context = await browser.newContext({ viewport: PHONE.viewport, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    await page.addInitScript(NAMING)
    let extMsg: string | null = null
    let resolveGot: () => void = () => undefined
    const got = new Promise<void>((resolve) => (resolveGot = resolve))
    await page.exposeFunction('appGot', (text: string) => {
      extMsg = text
      resolveGot()
    })
    await page.goto(url)
    await page.waitForSelector('#title')
    await page.evaluate(
      async ([given, appId]) => {
        const { simulator } = window
        simulator.renew()
        simulator.on('launchApp', (text) => window.appGot(text))
        const entry = { scene: 1069, ...(appId && { referrerInfo: { appId } }) }
        await simulator.launch(given ? { ...entry, path: given } : entry)
      },
      [path, app] as const,
    )
    await page.waitForSelector('#title')
    if ((await screenOf(page)).phase === 'ready') await act(page, person)
    const screen = await screenOf(page)
    if (person !== 'leaves' && (await page.locator('#return').count()) > 0) {
      await page.click('#return')
      await got
    }
    return { extMsg, screen }
  } finally {
    await context.close()
  }
}

async function act(page: Page, person: Person): Promise<void> {
  switch (person) {
    case 'declines':
      await page.click('#not-now')
      break
    case 'leaves':
      await page.evaluate(() => window.simulator.background())
      return
    case 'agrees':
    case 'denies':
      await agree(page, person)
      break
  }
  await page.waitForSelector('#return')
}

/** Through the half-screen, which asks for the agreements, to WeChat's sheet if the app wants the number. */
async function agree(page: Page, person: 'agrees' | 'denies'): Promise<void> {
  const sheet = page.locator('.wechat-button-primary')
  const phone = page.locator('#phone')
  if ((await phone.count()) > 0) await phone.click()
  else await page.click('#login')
  const goOn = page.locator('#agree-and-phone, #agree-and-login')
  await goOn.or(sheet).or(page.locator('#return')).first().waitFor()
  const asksForNumber =
    (await page.locator('#agree-and-phone').count()) > 0 || (await sheet.count()) > 0
  if (person === 'denies' && !asksForNumber) {
    throw new WrongUse('There is no number to deny: the launch asks for none (getPhone)')
  }
  if ((await goOn.count()) > 0) await goOn.click()
  if (!asksForNumber) return
  await sheet.waitFor()
  await (
    person === 'agrees' ? sheet : page.locator('.wechat-button:not(.wechat-button-primary)')
  ).click()
}

async function screenOf(page: Page): Promise<Simulated['screen']> {
  const { route, data: given } = await page.evaluate(() => {
    const shown = window.simulator.pages().at(-1)
    return { route: shown?.path ?? '', data: { ...shown?.instance.data } }
  })
  const data = fieldsIn(given)
  // Lines may break at marks that are no text.
  const text = (name: string) => textIn(data[name]).replaceAll('\u200b', '')
  return { page: route, phase: text('phase'), title: text('title'), hint: text('hint') }
}

declare global {
  interface Window {
    /** To this process. */
    appGot(extMsg: string): void
  }
}

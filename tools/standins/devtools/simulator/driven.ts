import { join } from 'node:path'
import automator from 'miniprogram-automator'
import { startDevtools, type Devtools } from '../server/devtools'

/** For tests of the simulator: the fixture, which the official client drives from before the first test to the last. */

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
export type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

let devtools: Devtools
export let program: MiniProgram
export let page: Page

beforeAll(async () => {
  const projectPath = join(__dirname, '../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0, settings: 'privacy=agreed' })
  program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
}, 120_000)

afterAll(async () => {
  program?.disconnect()
  await devtools?.close()
})

/** The client's own reLaunch sleeps three seconds. */
export async function open(url: string): Promise<void> {
  await program.callWxMethod('reLaunch', { url })
  const opened = await program.currentPage()
  if (!opened) throw new Error('no page')
  page = opened
}

export async function find<Kind extends Element = Element>(selector: string): Promise<Kind> {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element as Kind
}

export const tap = async (selector: string) => (await find(selector)).tap()
export const property = async (selector: string, name: string): Promise<unknown> =>
  (await find(selector)).property(name)

/** What the page heard since it was asked last. */
export async function heard(): Promise<string[]> {
  const events = (await page.data('heard')) as string[]
  await page.setData({ heard: [] })
  return events
}

/** What the page heard since it was asked last, once that is so many events: who acts past the client has to wait. */
export async function hears(count = 1): Promise<string[]> {
  await page.waitFor(async () => ((await page.data('heard')) as string[]).length >= count)
  return heard()
}

/** The browser page itself, for what only a person can do. */
export function screen() {
  if (!devtools.page) throw new Error('no browser')
  return devtools.page
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Axe from 'axe-core'
import type { Browser, Frame, Page } from 'playwright-core'
import { projectOf } from '../../../compile/project'
import { NAMING, openBrowser } from '../../../standins/devtools/server/browser'
import { type Stage, startStage } from '../../stage'
import { readDraft } from './draft'
import { en, zh } from './texts'

const ROOT = join(__dirname, '../../../..')

/** The page in a real browser, with the whole stage behind it. */
let stage: Stage
let browser: Browser

beforeAll(async () => {
  const ports = { workbench: 0, simulator: 0, backend: 0 }
  const project = await projectOf()
  ;[stage, browser] = await Promise.all([
    startStage(project, { headless: false, ports }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

type Look = Parameters<Browser['newContext']>[0]

/** The page, by an address such as `/?tab=brand#cold`. */
async function open(address = '/', look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' },
    ...{ permissions: ['clipboard-read', 'clipboard-write'], ...look },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.addInitScript(NAMING)
  await page.goto(stage.apps[0].url + address)
  await page.locator('#log-in:visible, .screens').waitFor()
  return page
}

function phoneOf(page: Page): Frame {
  const frame = page.frames().find((each) => each.parentFrame() !== null)
  if (!frame) throw new Error('the page frames no mini program')
  return frame
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** From the app's button to its greeting, by the half-screen that asks for consent. */
async function logIn(page: Page) {
  await page.click('#log-in')
  const finished = page.evaluate(() => window.loginOutcome.finished)
  const phone = phoneOf(page)
  await phone.locator('#login').click()
  await phone.locator('#agree-and-phone').click()
  // WeChat names the mini program, which is the brand's.
  await phone.locator('.wechat-sheet-head', { hasText: 'Maple Coffee' }).waitFor()
  await phone.locator('.wechat-button-primary').click()
  await phone.locator('#return').click()
  return finished
}

test('A login is launched, agreed to, allowed and returned, and each tab says what went over the wire', async () => {
  const page = await open()
  const path = await page.inputValue('#path')
  const { status, extMsg } = await logIn(page)
  expect(status).toBe('signed_in')
  await page.waitForSelector('#user-phone')
  const panel = page.locator('#tab-panel')
  expect(await panel.locator('pre').first().textContent()).toBe(extMsg)
  const result = await panel.innerText()
  expect(result).toContain('reads it · code 200, ticket, state')
  expect(result).toContain('the one we sent')
  expect(result).toContain('"secret": "…"')
  await page.click('#tab-timeline')
  // A long body is cut until it is opened.
  const body = page.locator('.timeline summary', { hasText: 'wxPhoneInfo' })
  const cut = await body.boundingBox()
  await body.click()
  expect((await body.boundingBox())?.height).toBeGreaterThan(cut?.height ?? Infinity)
  await page.click('.panel .copy')
  const timeline = await copied(page)
  expect(timeline).toMatch(/ms {2}app +Launches WeChat {2}\/routes/)
  expect(timeline).toMatch(/ms {2}program +setData \d+ B/)
  expect(timeline).toMatch(
    /ms {2}backend +POST \/oauth\/app2wxapp\/ticket\/\w+ \(\d+ ms\) .* → 200 /,
  )
  const { ticket = '', state = '' } = Object.fromEntries(new URLSearchParams(extMsg ?? ''))
  expect(path).toContain(`state=${state}`)
  expect(timeline).toMatch(/"code_verifier":"[^"]{4}…"\} → 200 /)
  for (const secret of [ticket, state]) {
    expect(timeline).not.toContain(secret)
    expect(page.url()).not.toContain(secret)
  }
  await page.click('#tab-launch')
  expect(await page.inputValue('#path')).not.toBe(path)
  await page.context().close()
})

test('Who closes the mini program is back in the app, without a result, and can log in again', async () => {
  const page = await open()
  await page.click('#log-in')
  await phoneOf(page).locator('.wechat-capsule-close').click()
  await page.locator('.caption', { hasText: en.status.away }).waitFor()
  const { status } = await logIn(page)
  expect(status).toBe('signed_in')
  await page.context().close()
})

test('Form and path follow each other, and the tabs follow the arrow keys', async () => {
  const page = await open()
  await page.getByLabel('Ask for the phone number').uncheck()
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>('#path')?.value.includes('getPhone=0'),
  )
  await page.fill('#path', '/routes/explore?getPhone=1&state=mine')
  expect(await page.getByLabel('Contract', { exact: true }).inputValue()).toBe('relay')
  expect(await page.getByLabel('Ask for the phone number').isChecked()).toBe(true)
  await page.focus('#tab-launch')
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-result')
  expect(await page.getAttribute('#tab-result', 'aria-selected')).toBe('true')
  await page.context().close()
})

test('What was saved is in the status line; a fault in it lies over the phones, before the first launch, too', async () => {
  const page = await open()
  const told = (message: object) =>
    phoneOf(page).evaluate((given) => window.parent.postMessage(given, '*'), message)
  const line = (text: string) => page.locator('.edits', { hasText: text }).waitFor()
  await told({ type: 'devtools:shown', files: ['miniprogram/app.wxss'], how: 'style', took: 312 })
  await told({ type: 'devtools:problems', problems: [] })
  await line('app.wxss shown after 0.3 s')
  const place = { source: 'wxml', file: 'miniprogram/a.wxml', line: 3, column: 4 }
  const fault = { ...place, message: 'no end tag', lineText: '<view>' }
  await told({ type: 'devtools:problems', problems: [fault, { ...fault, message: 'and this' }] })
  await line('2 faults')
  const overlay = page.locator('.faults edit-overlay')
  for (const part of ['miniprogram/a.wxml:3:4', 'no end tag', '<view>', 'and this']) {
    await overlay.getByText(part).first().waitFor()
  }
  await page.keyboard.press('Escape')
  await overlay.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '2 faults' }).click()
  await overlay.waitFor()
  await page.context().close()
})

test('A phone that loads itself again, as after an edit, is still the one that the app launches', async () => {
  const page = await open()
  await page.addInitScript(() => {
    window.timesReady = 0
    window.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
      if (data.type === 'devtools:ready') window.timesReady += 1
    })
  })
  await page.reload()
  await page.waitForFunction(() => window.timesReady === 1)
  await phoneOf(page).evaluate(() => location.reload())
  await page.waitForFunction(() => window.timesReady === 2)
  expect((await logIn(page)).status).toBe('signed_in')
  await page.context().close()
})

test('A link plays its scenario in its look, and a reload does so again', async () => {
  const page = await open('/?language=ja&theme=dark&size=430x932&text=large#failed-user_locked')
  const isPlayed = '.scenario[aria-current] .good'
  await page.waitForSelector(isPlayed)
  const panel = await page.locator('#tab-panel').innerText()
  expect(panel).toContain('as documented')
  expect(panel).toContain('npm run scenarios -- --own --only failed-user_locked')
  expect(await phoneOf(page).locator('#title').innerText()).toContain('ロック')
  const kept = page.url()
  await page.reload()
  await page.waitForSelector(isPlayed)
  expect(page.url()).toBe(kept)
  await page.getByLabel('Language').selectOption('en')
  await phoneOf(page).locator('#title', { hasText: 'Account locked' }).waitFor()
  await page.getByLabel('Language').selectOption('ja')
  await page.waitForSelector(isPlayed)
  await page.getByRole('button', { name: 'Copy link' }).click()
  const { searchParams, hash } = new URL(await copied(page))
  expect(hash).toBe('#failed-user_locked')
  expect(Object.fromEntries(searchParams)).toMatchObject({
    language: 'ja',
    theme: 'dark',
    lang: 'en',
  })
  await page.click('#tab-timeline')
  const launched = await page.locator('.timeline', { hasText: 'Launches WeChat' }).innerText()
  expect(launched).toMatch(/[?&]userPoolId=\w+&/)
  await page.context().close()
})

test('Run all plays one scenario after the other until it is stopped, and says how many were as documented', async () => {
  const page = await open()
  await page.click('#run-all')
  await page.locator('#run-all .good', { hasText: /[1-9]\d* ✓/ }).waitFor()
  await page.click('#run-all')
  await page.locator('.caption', { hasText: /as documented: [1-9]/ }).waitFor()
  expect(await page.locator('.scenario .bad').count()).toBe(0)
  await page.context().close()
})

/** In milliseconds: sooner than a login can be, and later than a few choices. */
const LATE = 300

test('The network chosen last is that of each login: on a phone made anew and after a scenario, which has its own', async () => {
  const page = await open()
  const choose = (label: string, name: string) => page.getByLabel(label).selectOption(name)
  const ends = async (how: string) => expect((await logIn(page)).extMsg).toContain(how)
  await choose('Network', 'down')
  await ends('error=server_error')
  await page.getByRole('button', { name: 'Ticket with phone number' }).click()
  await page.waitForSelector('.scenario[aria-current] .good')
  await page.getByRole('button', { name: 'Bring to the front: Your app' }).click()
  await ends('error=server_error')
  await choose('Network', 'offline')
  await choose('Text size', 'large')
  await ends('error=network_unreachable')
  // The server hears of the first late.
  await page.route(
    '**/workbench/network',
    (route) => void setTimeout(() => void route.continue(), LATE),
    { times: 1 },
  )
  for (const name of ['down', 'offline', 'fast']) await choose('Network', name)
  await ends('code=200')
  await choose('Network', 'down')
  await page.getByRole('button', { name: 'Show me' }).click()
  await page.locator('.caption.showing').waitFor()
  expect(await page.getByLabel('Network').inputValue()).toBe('fast')
  await page.context().close()
})

test('The toolbar shows an example brand in the chosen look, and keeps that in the address', async () => {
  const page = await open()
  await page.getByLabel('Brand', { exact: true }).hover()
  const chosen = { Brand: 'civic-bank', Size: '430x932', 'Text size': 'large' }
  for (const [label, id] of Object.entries(chosen)) {
    await page.getByLabel(label, { exact: true }).selectOption(id)
  }
  await page.getByText('Dark', { exact: true }).click({ force: true })
  await page.click('#log-in')
  await phoneOf(page).locator('#title', { hasText: 'Civic Savings Bank' }).waitFor()
  expect(await phoneOf(page).evaluate(() => [innerWidth, innerHeight])).toEqual([430, 932])
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ brand: 'civic-bank', size: '430x932', text: 'large', theme: 'dark' },
  })
  await page.context().close()
})

test('Scenarios are found by their names, by what the app gets and by what the backend answers', async () => {
  const page = await open()
  const found = [
    ['429', 'Too many requests'],
    ['500', 'The backend has a problem'],
    ['two apps', 'another app with path'],
    ['error=server_error', 'The backend has a problem'],
    ['backend LOCKED', 'The account is locked'],
    ['internet_disconnected', 'Offline'],
  ] as const
  for (const [wanted, title] of found) {
    await page.fill('.filter', wanted)
    await page.locator('.scenario', { hasText: title }).first().waitFor()
    expect(await page.locator('.scenario').count()).toBeLessThan(60)
  }
  await page.fill('.filter', 'nothing is so')
  await page.locator('.list [role=status]', { hasText: en.noScenario }).waitFor()
  await page.context().close()
})

test('A brand is tried on the phone that is there, and copied as a link and as deployment.ts', async () => {
  const page = await open('/?tab=brand')
  await page.click('#log-in')
  const phone = phoneOf(page)
  await phone.locator('#login').waitFor()
  await page.getByLabel('English', { exact: true }).fill('Oak Books')
  await page.getByLabel('Button, Light, #rrggbb').fill('#ffd0d0')
  await phone.locator('#title', { hasText: 'Oak Books' }).waitFor()
  await page.locator('.fault', { hasText: 'too little contrast' }).first().waitFor()
  const logo = { name: 'logo.svg', mimeType: 'image/svg+xml' }
  const own = () => page.getAttribute('.hero img', 'src')
  const before = await own()
  await page.setInputFiles('.drop input', { ...logo, buffer: Buffer.from('none') })
  await page.getByText('no picture').waitFor()
  expect(await own()).toBe(before)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  await page.setInputFiles('.drop input', { ...logo, buffer: Buffer.from(svg) })
  await page.locator('.hero img[src^="data:image/svg"]').waitFor()
  await page.getByRole('button', { name: 'Copy deployment.ts' }).click()
  const source = await copied(page)
  expect(source).toContain("en: 'Oak Books'")
  expect(source).toContain("primary: '#ffd0d0'")
  expect(source).toContain('export const deployment: Deployment')
  await page.getByRole('button', { name: 'Copy link' }).click()
  const there = await open((await copied(page)).slice(stage.apps[0].url.length))
  await there.locator('.hero', { hasText: 'Oak Books' }).waitFor()
  expect(await there.getByLabel('Button, Light, #rrggbb').inputValue()).toBe('#ffd0d0')
  await there.context().close()
  await page.context().close()
})

test.each(['en-US', 'zh-CN'])(
  'Whatever the caption says in %s, it is seen whole, and the phones stay where they are',
  async (locale) => {
    const page = await open('/', { locale })
    const { captions, first, status } = locale === 'en-US' ? en : zh
    const said = [first, ...Object.values(captions), ...Object.values(status)]
    const seen = await page.evaluate((sentences) => {
      const caption = document.querySelector('.caption')
      const [text, stageAround] = [caption?.querySelector('p'), document.querySelector('.stage')]
      if (!caption || !text || !stageAround) return []
      caption.classList.add('showing')
      return sentences.map((sentence) => {
        text.textContent = sentence
        return [stageAround.clientHeight, text.scrollHeight - text.clientHeight]
      })
    }, said)
    expect(seen).toEqual(said.map(() => [seen[0]?.[0], 0]))
    await page.context().close()
  },
)

test.each([
  '{',
  '{"from":"maple","logo":"/x.png"}',
  '{"from":"maple","colors":{"light":{"primary":"red"}}}',
])('A link with the brand %s, which is none, shows the own one', (json) =>
  expect(readDraft(json)).toBeUndefined(),
)

test('Every screen is there, follows what is typed, and a click opens it', async () => {
  const page = await open('/?view=screens&tab=brand')
  const screen = page.getByRole('button', { name: 'ready-ticked' })
  const [, , small] = page.frames()
  await small?.locator('#login, #phone').first().waitFor()
  for (const name of ['Oak', 'Oak Books']) {
    await page.getByLabel('English', { exact: true }).fill(name)
    await small?.getByText(name, { exact: true }).first().waitFor()
  }
  await screen.click()
  await phoneOf(page).locator('#agree[aria-checked="true"], #phone').first().waitFor()
  expect(new URL(page.url()).searchParams.get('screen')).toBe('ready-ticked')
  await page.context().close()
})

const WINDOWS = [
  [1280, 800],
  [1366, 660],
  [820, 900],
  [390, 844],
] as const

test('In every window the phone is seen whole, and the page does not scroll', async () => {
  const page = await open()
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height })
    await page.waitForFunction(() => {
      const box = document.querySelector('.in-front')?.getBoundingClientRect()
      const stage = document.querySelector('.stage')?.getBoundingClientRect()
      return (
        box && stage && box.top >= stage.top && box.bottom <= stage.bottom && box.left >= stage.left
      )
    })
    const scrolled = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth, scrollHeight]
    })
    expect(scrolled).toEqual([width, height])
  }
  await page.context().close()
})

const axe = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** What axe finds besides what is in the frames, a line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const found = await window.axe.run(document, { iframes: false, resultTypes: ['violations'] })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} ${String(target)}`),
    )
  })
}

declare global {
  interface Window {
    readonly axe: typeof Axe
    /** How often the phone told the page that it is ready. */
    timesReady: number
  }
}

test('axe finds nothing in any tab, in the light and in the dark', async () => {
  const page = await open()
  await logIn(page)
  await page.waitForSelector('#user-phone')
  // Rows are alike: axe takes most of its time for the list.
  await page.fill('.filter', 'half-screen')
  for (const tab of ['launch', 'result', 'timeline', 'brand']) {
    await page.click(`#tab-${tab}`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const found = await violations(page)
      expect({ tab, colorScheme, found }).toEqual({ tab, colorScheme, found: [] })
    }
  }
  await page.context().close()
})

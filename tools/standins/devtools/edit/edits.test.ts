import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import automator from 'miniprogram-automator'
import type { Page } from 'playwright-core'
import { type Devtools, startDevtools } from '../server/devtools'
import type { Check } from './edits'

/** A copy of the fixture, in a browser that follows what is saved. The path is one that people have. */
const project = join(mkdtempSync(join(tmpdir(), 'edits-')), '我的 mini program')
let devtools: Devtools
let page: Page
/** Faults of a build go to the terminal, too. */
const printed = jest.spyOn(console, 'error').mockReturnValue()
/** What a check finds, as long as a file says so. */
const check: Check = {
  run: async ({ read }) => {
    const text = read('miniprogram/pages/second.ts') ?? ''
    return text.includes('judge me')
      ? [
          {
            ...{ source: 'wechat', file: 'miniprogram/pages/second.ts', line: 1, column: 1 },
            ...{ message: 'no', lineText: '' },
          },
        ]
      : []
  },
}

const path = (name: string) => join(project, /^project\./.test(name) ? '' : 'miniprogram', name)
const read = (name: string) => readFileSync(path(name), 'utf8')
function edit(name: string, from: string, to: string): void {
  const text = read(name)
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
  writeFileSync(path(name), text.replace(from, to))
}

async function start(patience?: number): Promise<void> {
  devtools = await startDevtools({
    ...{ projectPath: project, strict: true, port: 0, httpPort: 0, edit: { checks: [check] } },
    patience,
  })
  if (!devtools.page) throw new Error('no headless browser')
  page = devtools.page
}

beforeAll(async () => {
  cpSync(join(__dirname, '../fixture'), project, { recursive: true })
  await start()
})
afterAll(async () => {
  await devtools.close()
  rmSync(project, { recursive: true })
})

const see = (selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where ?? '')?.textContent?.includes(what ?? ''),
    [selector, text],
  )
/** The overlay's text; undefined if there is none. */
const overlay = () =>
  page.evaluate(
    () =>
      document.querySelector('edit-overlay')?.shadowRoot?.querySelector('.problems')?.textContent,
  )
const overlayGone = () => page.waitForFunction(() => !document.querySelector('edit-overlay'))
const overlaySays = async (text: string) => {
  await page.waitForSelector('edit-overlay')
  expect(await overlay()).toContain(text)
}
/** Marks this document: a reload loses it. */
const mark = () => page.evaluate(() => void Object.assign(window, { marked: true }))
const isMarked = () => page.evaluate(() => 'marked' in window)

test('A style sheet that is saved is swapped in place: the page and what it shows stay', async () => {
  await page.click('#tap')
  await see('#count', 'Tapped 1 times')
  await mark()
  edit('pages/home.wxss', 'font-weight: 500', 'font-weight: 900')
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('#title') as Element).fontWeight === '900',
  )
  expect(await isMarked()).toBe(true)
  await see('#count', 'Tapped 1 times')
})

test('WXML that is saved is drawn anew, in a component, too, and the page goes on as it was', async () => {
  await mark()
  edit('pages/home.wxml', 'Hello, {{name}}', 'Good day, {{name}}')
  await see('#title', 'Good day, nobody')
  await see('#count', 'Tapped 1 times')
  await page.click('#tap')
  await see('#count', 'Tapped 2 times')
  edit('parts/counter.wxml', 'Counter {{', 'Count of {{')
  await page.waitForFunction(() => document.body.textContent?.includes('Count of '))
  await see('#count', 'Tapped 2 times')
  expect(await isMarked()).toBe(true)
  const diary = await page.evaluate(() => (window.simulator.getApp() as { diary: string[] }).diary)
  expect(diary).toEqual([
    ...['launch pages/home 1001 {}', 'show 1001'],
    ...['home load {}', 'home show', 'home ready'],
  ])
})

test('TypeScript and JSON that are saved start the program again, with the launch that it had', async () => {
  await page.evaluate(() => {
    ;(window.simulator.wx['setStorageSync'] as (key: string, data: unknown) => void)('kept', 1)
    const referrerInfo = { appId: 'wx1' }
    return window.simulator.launch({ scene: 1069, path: '/pages/home?name=Ann', referrerInfo })
  })
  await see('#title', 'Good day, Ann')
  edit('pages/home.ts', "fruits: ['apple'", "fruits: ['cherry'")
  await see('.fruit', 'cherry')
  await see('#title', 'Good day, Ann')
  expect(
    await page.evaluate(() => {
      const { wx } = window.simulator
      const launch = (wx['getEnterOptionsSync'] as () => { scene: number; referrerInfo: object })()
      return [
        (wx['getStorageSync'] as (key: string) => unknown)('kept'),
        launch.scene,
        launch.referrerInfo,
      ]
    }),
  ).toEqual([1, 1069, { appId: 'wx1' }])
  edit('app.json', 'Fixture', 'Another title')
  await page.waitForFunction(() => document.body.innerText.includes('Another title'))
})

test('An editor may save by putting another file in the place of the old one', async () => {
  for (const name of ['plum', 'grape']) {
    writeFileSync(path('pages/home.ts.tmp'), read('pages/home.ts').replace(/\['\w+'/, `['${name}'`))
    renameSync(path('pages/home.ts.tmp'), path('pages/home.ts'))
    await see('.fruit', name)
  }
})

/** On one line with the setting that it is put into. */
const PACKING =
  '"packNpmRelationList": [{"packageJsonPath": "gone/package.json", "miniprogramNpmDistDir": "."}],'

test.each([
  ['TypeScript', 'pages/home.ts', 'Page({', 'Page({{'],
  ['WXML', 'pages/home.wxml', '</navigator>', '</navigato>'],
  ['WXSS', 'pages/home.wxss', 'font-size: 44rpx;', 'font-size 44rpx;'],
  ['JSON', 'pages/home.json', '"../parts/counter"', '"../parts/none"'],
  ['JSON', 'app.json', '"style"', 'style'],
  ['JSON', 'app.json', '"pages/home"', '"pages/gone"'],
  ['JSON', 'app.json', '"theme.json"', '"gone.json"'],
  ['JSON', 'project.config.json', '"appid"', 'appid'],
  ['JSON', 'project.config.json', '"miniprogram/"', '7'],
  ['JSON', 'project.config.json', '"miniprogram/"', '"gone/"'],
  ['JSON', 'project.config.json', '"setting": {', '"setting": 7, "other": {'],
  ['JSON', 'project.config.json', '"setting": {', `"setting": {${PACKING}`],
  ['JSON', 'project.config.json', '["typescript"]', '"typescript"'],
])(
  'A fault of %s in %s is shown with its place over the last good page, until it is repaired',
  async (source, name, good, bad) => {
    await see('.fruit', '0: ')
    const line = read(name).split(good)[0]?.split('\n').length
    edit(name, good, bad)
    try {
      await overlaySays(`${source}${relative(project, path(name))}:${line}:`)
      expect(await page.locator('.fruit').count()).toBeGreaterThan(1)
    } finally {
      edit(name, bad, good)
    }
    await overlayGone()
    await see('.fruit', '0: ')
  },
)

test('Without project.config.json the last good page stays, also when it is loaded anew, with what is missing over it', async () => {
  const config = read('project.config.json')
  rmSync(path('project.config.json'))
  await overlaySays('project.config.json does not exist')
  await page.reload()
  await overlaySays('project.config.json does not exist')
  await see('.fruit', '0: ')
  writeFileSync(path('project.config.json'), config.replace('touristappid', 'wx0123456789abcdef'))
  await overlayGone()
  await page.waitForFunction(() => document.querySelector('#config')?.textContent?.includes('wx0'))
  await see('.fruit', '0: ')
})

test('A fault shows its line with a mark below the column', async () => {
  edit('pages/home.json', '"counter"', 'counter')
  await overlaySays('JSON')
  expect(await page.locator('edit-overlay .line').textContent()).toBe(
    '{ "usingComponents": { counter: "../parts/counter" } }\n                       ^',
  )
  edit('pages/home.json', ' counter:', ' "counter":')
  await overlayGone()
})

test('What a check finds is printed once and shown over the new page, can be closed, and goes with the repair', async () => {
  edit('pages/second.ts', 'Page({', '// judge me\nPage({')
  await overlaySays("WeChat's compiler")
  await page.keyboard.press('Escape')
  await overlayGone()
  expect(await overlay()).toBeUndefined()
  edit('pages/second.ts', '// judge me', '// judge me twice')
  edit('pages/second.ts', '// judge me twice\n', '')
  await overlayGone()
  const found = 'miniprogram/pages/second.ts:1:1: no'
  expect(printed.mock.calls.filter(([line]) => line === found)).toHaveLength(1)
})

test('What the program throws is shown at its place, until the next save', async () => {
  printed.mockClear()
  await page.click('#loading')
  await overlaySays('thrown in a handler')
  expect(await overlay()).toMatch(/miniprogram\/pages\/home\.ts:\d+:\d+/)
  edit('pages/home.wxss', 'font-weight: 900', 'font-weight: 800')
  await overlayGone()
  expect(printed.mock.calls).toEqual([[expect.stringContaining('miniprogram/pages/home.ts:')]])
})

test('A program that is broken from the start has its overlay, and runs once it is repaired', async () => {
  await devtools.close()
  edit('app.ts', 'Functions>({', 'Functions>({{')
  printed.mockClear()
  await start()
  const place = 'miniprogram/app.ts:6:25'
  await overlaySays(place)
  expect(printed.mock.calls).toEqual([[expect.stringContaining(place)]])
  const program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
  await expect(program.currentPage()).rejects.toThrow(place)
  edit('app.ts', '({{', '({')
  await see('.fruit', '0: ')
  await overlayGone()
  expect((await program.currentPage())?.path).toBe('pages/home')
  program.disconnect()
})

test('A program that never ends its start is told, and runs once it is repaired', async () => {
  await devtools.close()
  edit('pages/home.ts', 'Page({', 'for (;;);\nPage({')
  printed.mockClear()
  await start(2000)
  expect(printed.mock.calls).toEqual([[expect.stringContaining('did not start within 2 s')]])
  edit('pages/home.ts', 'for (;;);\n', '')
  while (devtools.page === page) await new Promise((resolve) => setImmediate(resolve))
  page = devtools.page ?? page
  await see('.fruit', '0: ')
  await devtools.close()
  await start()
})

test('A module may export in both ways, and be named by an alias of app.json', async () => {
  edit('app.json', '"pages": [', '"resolveAlias": { "@/*": "/parts/*" },\n  "pages": [')
  writeFileSync(path('parts/both.js'), 'export const one = 1\nexports.two = 2\n')
  edit('pages/home.ts', 'fruits: [', "fruits: [Object.values(require('@/both')).join('+'), ")
  await see('.fruit', '1+2')
})

test('Less and Sass are shown as the official compiler makes them, and their faults', async () => {
  writeFileSync(path('pages/home.less'), '@size: 31px;\n#title { font-size: @size }')
  rmSync(path('pages/home.wxss'))
  edit('project.config.json', '["typescript"]', '["typescript", "less"]')
  const sized = (size: string) =>
    page.waitForFunction(
      (wanted) => getComputedStyle(document.querySelector('#title') as Element).fontSize === wanted,
      size,
    )
  await sized('31px')
  edit('pages/home.less', '31px', '32px')
  await sized('32px')
  edit('pages/home.less', '@size }', '@sighs }')
  await overlaySays('@sighs')
  edit('pages/home.less', '@sighs }', '@size }')
  await overlayGone()
})

test('A tab that was left open follows the server to its next start', async () => {
  const { port } = new URL(devtools.url)
  const tab = await page.context().browser()?.newPage()
  const options = { projectPath: project, port: 0, headless: false, edit: { checks: [] } }
  const before = await startDevtools({ ...options, httpPort: 0 })
  expect(new URL(before.url).port).not.toBe(port)
  await tab?.goto(before.url)
  await tab?.waitForSelector('.fruit')
  await before.close()
  edit('pages/home.ts', 'fruits: [', "fruits: ['melon', ")
  const after = await startDevtools({ ...options, httpPort: Number(new URL(before.url).port) })
  await tab?.waitForFunction(() => document.querySelector('.fruit')?.textContent?.includes('melon'))
  await after.close()
})

import type { Page } from 'playwright-core'
import type { Simulator } from './simulator'
import { SimulatorStage } from './stage'

declare const simulator: Simulator
declare const events: string[]

const SIZES = { path: '/pages/sizes', scene: 1001 }

let stage: SimulatorStage
let page: Page

beforeAll(async () => {
  stage = await SimulatorStage.open()
  page = stage.page
})

afterAll(() => stage.close())

const setData = (patch: Record<string, unknown>) =>
  page.evaluate((given) => simulator.pages().at(-1)?.instance.setData(given), patch)

const style = (selector: string, property: string) =>
  page.evaluate(
    ([one, name]) =>
      getComputedStyle(document.querySelector(one) as Element).getPropertyValue(name),
    [selector, property] as const,
  )

const fontSizes = () =>
  Promise.all(['#rem', '#px', '#page'].map((selector) => style(selector, 'font-size')))

it.each([
  [17, ['25.5px', '20px', '17px']],
  [26, ['39px', '20px', '26px']],
])(
  'makes a rem and the font of the page the text size set in WeChat: %s px',
  async (size, seen) => {
    await stage.launch(SIZES, { fontSizeSetting: size })
    expect(await fontSizes()).toEqual(seen)
    expect(await style('#rem', 'line-height')).toBe(`${2 * size}px`)
    expect(await style('#inline', 'width')).toBe(`${2 * size}px`)
    const icon = await page.locator('#icon svg').boundingBox()
    expect(icon?.width).toBe(4 * size)
  },
)

it('takes sizes that do not follow the setting', async () => {
  await stage.launch(SIZES, { fontSizeSetting: 26 })
  await setData({ root: '10px', page: '40rpx' })
  expect(await fontSizes()).toEqual(['15px', '20px', '20px'])
})

it("sets the page's own style and the colours in and behind it", async () => {
  await stage.launch(SIZES)
  expect(await style('wx-page', 'letter-spacing')).toBe('10px')
  expect(await style('wx-page', 'background-color')).toBe('rgb(18, 52, 86)')
  expect(await style('.wx-frame', 'background-color')).toBe('rgb(101, 67, 33)')
})

it('is of effect for its own page alone', async () => {
  await stage.launch(SIZES)
  await page.evaluate(() =>
    (simulator.wx['navigateTo'] as (options: object) => unknown)({ url: '/pages/second' }),
  )
  const second = 'wx-page:not([hidden])'
  expect(await style(second, '--wx-rem')).toBe('')
  expect(await style('.wx-frame', 'background-color')).toBe('rgb(255, 255, 255)')
})

it('leaves a px alone where no page-meta is', async () => {
  await stage.launch({ path: '/pages/home', scene: 1001 }, { fontSizeSetting: 26 })
  expect([await style('#answer', 'font-size'), await style('#tap', 'font-size')]).toEqual([
    '17px',
    '17px',
  ])
})

it('complains where it is not the first node, and has no effect', async () => {
  await stage.launch(SIZES)
  await setData({ second: true })
  expect(await page.evaluate(() => events)).toEqual([
    'exception <page-meta> must be the first node of a page',
  ])
  expect(await style('#rem', 'font-size')).toBe('25.5px')
})

it('lets the title of the bar grow up to 20 px', async () => {
  await stage.launch(SIZES, { fontSizeSetting: 18.5 })
  expect(await style('.wechat-bar-title', 'font-size')).toBe('18.5px')
  await stage.launch(SIZES, { fontSizeSetting: 26 })
  expect(await style('.wechat-bar-title', 'font-size')).toBe('20px')
})

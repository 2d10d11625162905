import { answers } from '../cases'
import { heard, open, page, program, property, screen, tap } from '../driven'

answers([
  ['layers', '#sheet', 'page-container', { show: false, duration: 10, zIndex: 100, overlay: true }],
])

const ENTERS = ['beforeenter sheet {}', 'enter sheet {}', 'afterenter sheet {}']
const LEAVES = ['beforeleave sheet {}', 'leave sheet {}', 'afterleave sheet {}']

describe('a page-container', () => {
  /** What it tells, once it has told this. */
  const told = async (last: string | undefined) => {
    await page.waitFor(async () => ((await page.data('heard')) as string[]).at(-1) === last)
    return heard()
  }
  const show = async (data: object = {}) => {
    await open('/pages/layers')
    await page.setData(data)
    await page.setData({ show: true })
    return told(ENTERS.at(-1))
  }
  const inside = () => screen().locator('#inside')
  const box = async () => (await inside().boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 }
  const bottom = async () => (await box()).y + (await box()).height

  it('comes and goes as the program says, and tells of each step', async () => {
    await open('/pages/layers')
    expect(await inside().isVisible()).toBe(false)
    expect(await show()).toEqual(ENTERS)
    await page.waitFor(async () => (await bottom()) === screen().viewportSize()?.height)
    await tap('#inside')
    expect((await heard())[0]).toMatch(/^tap inside/)
    await page.setData({ show: false })
    expect(await told(LEAVES.at(-1))).toEqual(LEAVES)
    expect(await inside().isVisible()).toBe(false)
  })

  it('is closed by a tap beside it', async () => {
    await show()
    await screen().mouse.click(180, 200)
    expect(await told(LEAVES.at(-1))).toEqual(['clickoverlay sheet {}', ...LEAVES])
    expect(await property('#sheet', 'show')).toBe(false)
  })

  it('is closed by a finger that pulls it down', async () => {
    await show({ position: 'center' })
    await screen().mouse.move(180, 300)
    await screen().mouse.down()
    await screen().mouse.move(180, 600)
    await screen().mouse.up()
    expect((await told(LEAVES.at(-1))).slice(-3)).toEqual(LEAVES)
  })

  it.each([
    ['top', false],
    ['right', true],
    ['center', true],
  ])('at the %s fills the page: %s', async (position, fills) => {
    await show({ position, overlay: false })
    // Below the bar and the program's own padding.
    await page.waitFor(async () => (await box()).y === 88 + 20)
    const popup = screen().locator('#sheet .popup')
    const frame = screen().locator('.wx-frame')
    const heights = await Promise.all(
      [popup, frame].map(async (each) => (await each.boundingBox())?.height),
    )
    expect(heights[0] === heights[1]).toBe(fills)
    expect(await screen().locator('#sheet .overlay').isVisible()).toBe(false)
  })

  it('is what the way back closes, not the page', async () => {
    await open('/pages/home')
    await program.callWxMethod('navigateTo', { url: '/pages/layers' })
    const opened = await program.currentPage()
    await opened?.setData({ show: true })
    await screen().locator('#inside').waitFor({ state: 'visible' })
    await screen().locator('.wechat-back').click()
    await screen().locator('#inside').waitFor({ state: 'hidden' })
    expect((await program.currentPage())?.path).toBe('pages/layers')
    await program.callWxMethod('navigateBack')
    expect((await program.currentPage())?.path).toBe('pages/home')
  })
})

import type automator from 'miniprogram-automator'
import { answers } from '../cases'
import { find, heard, open, page, program, screen } from '../driven'

type ScrollView = InstanceType<typeof automator.ScrollViewElement>

answers([['scroll', '#scroll', 'scroll-view', { scrollY: true, upperThreshold: 50, height: 100 }]])

describe('a page that scrolls', () => {
  beforeEach(() => open('/pages/scroll'))

  it('scrolls by its properties, by the client and by the wheel, and tells of it', async () => {
    const view = await find<ScrollView>('#scroll')
    expect([await view.scrollHeight(), await view.property('scrollTop')]).toEqual([400, 0])
    await page.setData({ top: 120 })
    expect(await view.property('scrollTop')).toBe(120)
    await page.setData({ into: 'row-2' })
    expect(await view.property('scrollTop')).toBe(200)
    await view.scrollTo(0, 300)
    await page.waitFor(async () => (await page.data('scrolled.scrollTop')) === 300)
    expect(await page.data('scrolled')).toMatchObject({
      scrollLeft: 0,
      deltaY: -100,
      scrollHeight: 400,
    })
    expect(await heard()).toContain('scrolltolower scroll {"direction":"bottom"}')
    await screen().locator('#scroll').hover()
    await screen().mouse.wheel(0, -1000)
    await page.waitFor(async () => (await page.data('scrolled.scrollTop')) === 0)
    expect(await heard()).toContain('scrolltoupper scroll {"direction":"top"}')
  })

  it('is scrolled by its node', async () => {
    await program.evaluate(`function () { return new Promise(function (done) {
      wx.createSelectorQuery().select('#scroll').node(function ({ node }) {
        node.scrollTo({ top: 40, animated: false })
        done()
      }).exec()
    }) }`)
    const view = await find<ScrollView>('#scroll')
    expect(await view.property('scrollTop')).toBe(40)
  })

  it('lays out what is inside by flex only if that is enabled', async () => {
    const tall = await find('#tall')
    expect(await tall.size()).toMatchObject({ height: 100 })
    await page.setData({ flex: true })
    expect(await tall.size()).toMatchObject({ height: 50 })
  })
})

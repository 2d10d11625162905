import type automator from 'miniprogram-automator'
import { answered, answers } from '../cases'
import { type Element, find, heard, open, page, program, tap } from '../driven'
import './absent.cases'
import './button.cases'
import './checkbox.cases'
import './cover-image.cases'
import './cover-view.cases'
import './form.cases'
import './icon.cases'
import './image.cases'
import './input.cases'
import './keyboard-accessory.cases'
import './label.cases'
import './match-media.cases'
import './navigation-bar.cases'
import './navigator.cases'
import './page-container.cases'
import './page-meta.cases'
import './picker.cases'
import './radio.cases'
import './rich-text.cases'
import './root-portal.cases'
import './scroll-view.cases'
import './switch.cases'
import './textarea.cases'
import './web-view.cases'
import { DRAWN } from './names'

type Custom = InstanceType<typeof automator.CustomElement>

/** Each component has its cases beside it; together they need one browser. */
it('is beside each component', () => {
  expect(DRAWN.filter((tag) => !answered.has(tag))).toEqual([])
})

answers([['form', '#own', 'part-field', { name: null, value: null }]])

describe('custom components', () => {
  beforeEach(() => open('/pages/parts'))

  it('know their relations', async () => {
    const thrown = jest.fn()
    program.on('exception', thrown)
    await open('/pages/parts')
    const list = await find<Custom>('#list')
    expect([await list.data('count'), await list.callMethod('labels')]).toEqual([2, 'a,b'])
    // Which they may keep in their data.
    expect(await (await find<Custom>('part-item')).callMethod('counted')).toBe(2)
    expect(thrown).not.toHaveBeenCalled()
    await page.setData({ items: ['b', 'c', 'd'] })
    expect([await list.data('count'), await list.callMethod('labels')]).toEqual([3, 'b,c,d'])
    await page.setData({ items: [] })
    expect(await list.data('count')).toBe(0)
  })

  it('have slots by name, external classes, behaviors, observers and properties of several types', async () => {
    const slots = await find<Custom>('#slots')
    expect(await slots.text()).toMatch(/^head\s+string 1\s+rest$/)
    expect(await (await slots.$('.name'))?.style('width')).toBe('100px')
    await page.setData({ text: 7 })
    expect(await slots.data()).toMatchObject({ text: 7, kind: 'number', changes: 2 })
    await page.setData({ text: { a: 1 } })
    expect(await slots.data()).toMatchObject({ kind: 'object', changes: 3 })
    await slots.callMethod('deepen')
    expect(await slots.data('changes')).toBe(4)
    expect(await heard()).toEqual(['told {"at":1}'])
  })

  it.each([
    ['', { '.item': 0, 'part-item': 2, text: 2, '.box': 1, '#rest': 1, '.wide': 1, page: 1 }],
    ['#list', { '.list': 1, '.item': 0, 'part-item': 2, '#item-a': 0 }],
    ['part-item', { '.item': 1 }],
    ['#slots', { '.name': 1, '.wide': 0, '#rest': 0 }],
  ])('are reached from %j as by WeChat’s automation: %j', async (from, counts) => {
    const start = from === '' ? page : await find(from)
    for (const [selector, count] of Object.entries(counts)) {
      expect([selector, ((await start.$$(selector)) as Element[]).length]).toEqual([
        selector,
        count,
      ])
    }
    expect(await page.getElementsByXpath('/page/view')).toEqual([])
  })

  it('ask for their elements from created on', async () => {
    const slots = await find<Custom>('#slots')
    // What is heard from the page comes a little later.
    await page.waitFor(async () => (await slots.data('created')) === '100')
  })

  it('take handlers and observers of WXS, which see instances', async () => {
    // The first time, too, an observer comes when the whole page is there.
    await page.waitFor(async () => (await page.data('found')) === 1)
    await tap('#handled')
    await tap('#handled')
    expect((await heard()).map((event) => event.replace('wxs ', ''))).toEqual([
      '{"taps":1,"type":"tap","has":true,"of":"it"}',
      '{"taps":2,"type":"tap","has":true,"of":"it"}',
    ])
    const box = await find('.box')
    expect([await box.style('width'), await box.style('color')]).toEqual(['100px', 'rgb(1, 2, 3)'])
    expect([await box.style('opacity'), await (await find('#handled')).style('opacity')]).toEqual([
      '0.75',
      '0.5',
    ])
    await page.setData({ value: 2 })
    expect(await heard()).toEqual(['wxs {"now":2,"before":1,"of":"it"}'])
    // One that an expression chooses.
    await tap('#chosen')
    expect(await heard()).toEqual(['wxs {"chosen":"it"}'])
  })

  it('are found as soon as the data that leads to them is set', async () => {
    const found = await program.evaluate(() => {
      const [shown] = getCurrentPages()
      shown?.setData({ items: ['d'] })
      const found = ['#item-a', '#item-d'].map((id) => shown?.selectComponent(id))
      return found.map((one) => one !== null)
    })
    expect(found).toEqual([false, true])
  })

  it('know the page they are on, and say what they cannot', async () => {
    const [ofList, ofPage, router, said] = (await program.evaluate(() => {
      const [shown] = getCurrentPages()
      if (!shown) throw new Error('no page')
      const ids = [shown.selectComponent('#list')['getPageId']() as string, shown.getPageId()]
      try {
        return shown.applyAnimatedStyle('#place', () => ({}))
      } catch (error) {
        return [...ids, typeof shown.pageRouter.navigateTo, String(error)]
      }
    })) as unknown as string[]
    expect(ofPage).toMatch(/^pageId:\d+$/)
    expect(ofList).toBe(ofPage)
    expect(router).toBe('function')
    expect(said).toContain('applyAnimatedStyle is not in the simulator')
  })

  it('are found by their id in WeChat, which frameworks take along in their place', async () => {
    const width = await program.evaluate(
      () =>
        new Promise((done) => {
          const list = getCurrentPages()[0]?.selectComponent('#list')
          const id: unknown = list?.['__wxExparserNodeId__']
          const query = wx.createSelectorQuery().in({ __wxExparserNodeId__: id } as never)
          query
            .select('.list')
            .boundingClientRect()
            .exec(([found]) => done((found as { width: number }).width))
        }),
    )
    expect(width).toBe(375)
  })

  it('animate by keyframes, and stay so until that is cleared', async () => {
    await program.evaluate(() => {
      const [shown] = getCurrentPages()
      const frames = [{ opacity: 1 }, { opacity: 0.5, translateX: 10, scale: [2, 2] }]
      shown?.animate('#place', frames as never, 20, () => shown.setData({ heard: ['over'] }))
    })
    await page.waitFor(async () => String(await page.data('heard')) === 'over')
    const place = await find('#place')
    expect([await place.style('opacity'), await place.style('transform')]).toEqual([
      '0.5',
      'matrix(2, 0, 0, 2, 10, 0)',
    ])
    await program.evaluate(() => {
      const [shown] = getCurrentPages()
      shown?.clearAnimation('#place', () => shown.setData({ heard: ['cleared'] }))
    })
    await page.waitFor(async () => String(await page.data('heard')) === 'cleared')
    expect(await place.style('opacity')).toBe('1')
  })

  it('are animated by what createAnimation exports', async () => {
    await program.evaluate(() => {
      const animation = wx.createAnimation({ duration: 20 })
      animation.opacity(0.2).translateX(30).step().rotate(90).step({ duration: 10 })
      getCurrentPages()[0]?.setData({ animation: animation.export() })
    })
    const animated = await find('#animated')
    // 90 degrees about the middle, 30 px to the right.
    const last = /^matrix\([^,]*e?[^,]*, 1, -1, [^,]*, 30, 0\)$/
    await page.waitFor(async () => last.test(await animated.style('transform')))
    expect(await animated.style('opacity')).toBe('0.2')
    expect((await heard())[0]).toMatch(/^transitionend/)
  })
})

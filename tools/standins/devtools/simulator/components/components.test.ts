import type automator from 'miniprogram-automator'
import { type Element, find, heard, open, page, program, property, screen, tap } from '../driven'
import { DRAWN } from './names'

type Field = InstanceType<typeof automator.InputElement>
type Custom = InstanceType<typeof automator.CustomElement>
type ScrollView = InstanceType<typeof automator.ScrollViewElement>

/** What the form sends. */
async function submitted(): Promise<{ value: object; target: object }> {
  await heard()
  await tap('#submit')
  const [event = ''] = await heard()
  return JSON.parse(event.slice('submit form '.length)) as { value: object; target: object }
}

/** What WeChat's library answers on the same pages; sizes in px. */
const ANSWERS: readonly (readonly [url: string, selector: string, tag: string, answers: object])[] =
  [
    ['form', '#form', 'form', { reportSubmit: false, hidden: false }],
    ['form', '#name', 'input', { type: 'text', maxlength: 5, placeholder: 'Your name' }],
    ['form', '#name', 'input', { adjustPosition: true, disabled: false, width: 243, height: 22 }],
    ['form', '#secret', 'input', { password: true, type: 'number', maxlength: 140 }],
    ['form', '#nothing', 'input', { type: '', maxlength: 0, adjustPosition: false, cursor: -1 }],
    ['form', '#note', 'textarea', { autoHeight: true, confirmType: 'return', value: '' }],
    ['form', '#color', 'radio-group', { name: 'color', width: 375, height: 159 }],
    ['form', '#red', 'radio', { value: 'red', checked: true, disabled: false, width: 29 }],
    ['form', '#fruits', 'checkbox-group', { name: 'fruits', height: 159 }],
    ['form', '#fig', 'checkbox', { value: 'fig', checked: true, width: 29, height: 27 }],
    ['form', '#for-fig', 'label', { for: 'fig', width: 343, height: 53 }],
    ['form', '#news', 'switch', { checked: true, type: 'switch', width: 57, height: 32 }],
    ['form', '#boxed', 'switch', { type: 'checkbox', color: '#10aeff', width: 29, height: 27 }],
    ['form', '#Size', 'picker', { mode: 'selector', value: 1, range: [{ of: 'S' }, { of: 'M' }] }],
    ['form', '#Size', 'picker', { rangeKey: 'of', fields: '', width: 243, height: 25 }],
    ['form', '#submit', 'button', { formType: 'submit', hoverClass: '', width: 184, height: 40 }],
    ['form', '#own', 'part-field', { name: null, value: null }],
    ['scroll', '#scroll', 'scroll-view', { scrollY: true, upperThreshold: 50, height: 100 }],
    ['scroll', '#rich', 'rich-text', { space: 'nbsp', width: 375, height: 50 }],
    ['scroll', '#navigate', 'navigator', { openType: 'navigate', hoverStayTime: 600, height: 25 }],
    ['scroll', '#picture', 'image', { mode: 'scaleToFill', src: '', width: 320, height: 240 }],
    ['scroll', '#sign', 'icon', { type: 'info', size: '23px', width: 23, height: 23 }],
    ['sizes', 'page-meta', 'page-meta', { rootFontSize: 'system' }],
    ['web', 'web-view', 'web-view', { src: '' }],
  ]

describe('a component', () => {
  it.each(ANSWERS)('answers on %s for %s, a %s: %j', async (url, selector, tag, answers) => {
    await open(`/pages/${url}`)
    const element = await find(selector)
    expect(element.tagName).toBe(tag)
    const size = (await element.size()) as Record<string, unknown>
    for (const [name, value] of Object.entries(answers)) {
      expect([name, size[name] ?? (await element.property(name))]).toEqual([name, value])
    }
  })

  it('is in that table', () => {
    const tags = new Set(ANSWERS.map(([, , tag]) => tag))
    expect(DRAWN.filter((tag) => !tags.has(tag))).toEqual([])
  })
})

describe('a form page', () => {
  beforeEach(() => open('/pages/form'))

  it('sends what its fields hold, by name, its own and its components’', async () => {
    await (await find<Field>('#name')).input('Bea')
    await (await find<Field>('#secret')).input('123')
    await tap('#blue')
    await tap('#pear')
    const { value, target } = await submitted()
    expect(target).toMatchObject({ id: 'submit', dataset: { of: 'form' } })
    expect(value).toEqual({
      ...{ name: 'Bea', secret: '123', note: '', color: 'blue', fruits: ['fig', 'pear'] },
      ...{ news: true, boxed: false, Size: 1, Two: [0, 0], Day: '2026-01-31', Month: '2026-02' },
      ...{
        Hour: '09:05',
        Region: ['广东省', '广州市', '海珠区'],
        own: 'mine',
        inner: 'in a group',
      },
    })
    await (await (await find('#inside')).$('.submit'))?.tap()
    expect(await heard()).toEqual([expect.stringMatching(/^submit form .*"target":{"id":"inside"/)])
  })

  it('empties its fields, not to what they were at first', async () => {
    await tap('#reset')
    expect(await heard()).toEqual([expect.stringMatching(/^reset form/)])
    expect((await submitted()).value).toMatchObject({
      ...{ name: '', color: '', fruits: [], news: false, Size: -1, Day: '', Region: [] },
      ...{ own: 'mine', inner: 'in a group' },
    })
  })

  it.each([
    ['#red', []],
    ['#none', []],
    ['#blue', ['change color {"value":"blue"}']],
    ['#fig', ['change fruits {"value":[]}']],
    ['#pear', ['change fruits {"value":["fig","pear"]}']],
    ['#for-fig', ['change fruits {"value":[]}']],
    ['#news', ['change news {"value":false}']],
    ['#news-label', ['change news {"value":false}']],
    ['#boxed', []],
  ])('tells of a tap on %s: %j', async (selector, events) => {
    await tap(selector)
    expect(await heard()).toEqual(events)
  })

  it('has one radio chosen at most, whoever chooses', async () => {
    await page.setData({ color: 'blue' })
    expect(await property('#red', 'checked')).toBe(false)
    await tap('#red')
    expect([await property('#red', 'checked'), await property('#blue', 'checked')]).toEqual([
      true,
      false,
    ])
  })

  it('takes what the keyboard enters, up to its length', async () => {
    await screen().locator('#name').click()
    await screen().keyboard.type('Beatrix')
    await screen().keyboard.press('Enter')
    expect(await property('#name', 'value')).toBe('Beatr')
    const [focus, first, ...rest] = await heard()
    expect(focus).toBe('focus name {"value":"","height":0}')
    expect(JSON.parse(first?.slice('input name '.length) ?? '')).toMatchObject({
      value: 'B',
      cursor: 1,
    })
    expect(rest.slice(-2)).toEqual([
      'confirm name {"value":"Beatr"}',
      'blur name {"value":"Beatr","cursor":5}',
    ])
  })

  it('shows what the handler of its input returns', async () => {
    await (await find<Field>('#name')).input('anna')
    await page.data()
    expect(await property('#name', 'value')).toBe('ANNA')
  })

  it('gives its text to the data by model:value', async () => {
    await (await find<Field>('#secret')).input('12')
    expect(await page.data('secret')).toBe('12')
  })

  it('shows the program’s text, the same again, too, and takes the focus', async () => {
    await (await find<Field>('#name')).input('x')
    await page.setData({ name: '', focus: true })
    expect(await property('#name', 'value')).toBe('')
    expect((await heard()).at(-1)).toBe('focus name {"value":"","height":0}')
    await page.setData({ off: true })
    expect(await screen().locator('#name input').isDisabled()).toBe(true)
  })

  it('has a placeholder in the program’s style until something is entered', async () => {
    const hint = screen().locator('#name .hint')
    expect(await hint.innerText()).toBe('Your name')
    expect(await hint.evaluate((element) => getComputedStyle(element).font)).toContain('15px')
    expect(await hint.evaluate((element) => getComputedStyle(element).color)).toBe(
      'rgb(87, 107, 149)',
    )
    await (await find<Field>('#name')).input('x')
    expect(await hint.isVisible()).toBe(false)
  })

  it('grows with its text', async () => {
    const before = (await (await find('#note')).size()).height
    await (await find<Field>('#note')).input('one\ntwo\nthree')
    expect(await page.data('lines')).toBe(3)
    expect(Number((await (await find('#note')).size()).height)).toBeGreaterThan(2 * Number(before))
  })

  it.each([
    ['Size', ['S'], '"0"'],
    ['Two', ['b'], '[1,0]'],
    ['Day', ['02'], '"2026-02-28"'],
    ['Month', ['2027', '03'], '"2027-03"'],
    ['Hour', ['08'], '"08:30"'],
    [
      'Region',
      ['北京市', '海淀区'],
      '["北京市","北京市","海淀区"],"code":["110000","110100","110108"],"postcode":"100010"',
    ],
  ])('lets the person choose in the sheet of %s', async (id, rows, value) => {
    await tap(`#${id}`)
    for (const name of rows) {
      await screen().getByRole('option', { name, exact: true }).first().click()
    }
    await screen().getByRole('button', { name: '确定' }).click()
    expect((await heard()).at(-1)).toBe(`change ${id} {"value":${value}}`)
  })

  it('tells of each wheel that is turned, and of a sheet that is left', async () => {
    await tap('#Two')
    await screen().getByRole('listbox').first().press('ArrowDown')
    await program.native().cancelModal()
    expect(await heard()).toEqual(['columnchange Two {"column":0,"value":1}', 'cancel Two {}'])
  })
})

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
  })

  it('draws rich text without what may not be there', async () => {
    const rich = await find('#rich')
    expect(await rich.text()).toBe('one\u00a0&\u00a0two\n\nlink')
    expect(await screen().locator('#rich b').getAttribute('style')).toBe('color: rgb(1, 2, 3);')
    expect(await screen().locator('#rich script, #rich [href], #listed iframe').count()).toBe(0)
    expect(await screen().locator('#listed').innerHTML()).toContain('<div class="a ')
    expect(await (await find('#listed')).text()).toBe('1 < 2')
    await rich.tap()
    expect(await heard()).toEqual([expect.stringMatching(/^tap rich/)])
  })

  it.each([
    ['navigate', ['pages/scroll', 'pages/second']],
    ['redirect', ['pages/second']],
    ['reLaunch', ['pages/second']],
  ])('follows a navigator of open-type %s', async (type, paths) => {
    await tap(`#${type}`)
    expect((await program.pageStack()).map(({ path }) => path)).toEqual(paths)
  })

  it.each([
    ['switchTab', 'can not switch to no-tabBar page'],
    ['navigateBack', 'cannot navigate back at first page'],
    ['wrong', '"<navigator/> with invalid openType wrong"'],
  ])('tells why it does not follow a navigator of open-type %s', async (type, reason) => {
    await tap(`#${type}`)
    const [event] = await heard()
    expect(event).toMatch(new RegExp(`^fail ${type} .*${reason}`))
  })

  it('has a box with a name for what it leaves to DevTools, with what is inside', async () => {
    expect(await (await find('#slide')).text()).toBe('slide')
    expect(await (await find('#swiper')).size()).toEqual({ width: 375, height: 150 })
    expect(await (await find('#canvas')).size()).toEqual({ width: 50, height: 40 })
    const slider = await find<InstanceType<typeof automator.SliderElement>>('#slider')
    await expect(slider.slideTo(3)).rejects.toThrow('not in the simulator')
    const video = await find<InstanceType<typeof automator.ContextElement>>('#video')
    await expect(video.callContextMethod('play')).rejects.toThrow('not in the simulator')
  })
})

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
    expect(await (await find<Custom>('#slots')).data('created')).toBe('100')
  })

  it('take handlers and observers of WXS, which see instances', async () => {
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

import { join } from 'node:path'
import automator from 'miniprogram-automator'
import { startDevtools, type Devtools } from '../../server/devtools'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>
type Field = InstanceType<typeof automator.InputElement>
type ScrollView = InstanceType<typeof automator.ScrollViewElement>

let devtools: Devtools
let program: MiniProgram
let page: Page

beforeAll(async () => {
  const projectPath = join(__dirname, '../../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0 })
  program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
}, 120_000)

afterAll(async () => {
  program?.disconnect()
  await devtools?.close()
})

/** The client's own reLaunch sleeps three seconds. */
async function open(url: string): Promise<void> {
  await program.callWxMethod('reLaunch', { url })
  const opened = await program.currentPage()
  if (!opened) throw new Error('no page')
  page = opened
}

async function find<Kind extends Element = Element>(selector: string): Promise<Kind> {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element as Kind
}

const tap = async (selector: string) => (await find(selector)).tap()
const property = async (selector: string, name: string): Promise<unknown> =>
  (await find(selector)).property(name)

/** What the page heard since it was asked last. */
async function heard(): Promise<string[]> {
  const events = (await page.data('heard')) as string[]
  await page.setData({ heard: [] })
  return events
}

/** What the form sends. */
async function submitted(): Promise<{ value: object; target: object }> {
  await heard()
  await tap('#submit')
  const [event = ''] = await heard()
  return JSON.parse(event.slice('submit form '.length)) as { value: object; target: object }
}

/** The browser page itself, for what only a person can do. */
function screen() {
  if (!devtools.page) throw new Error('no browser')
  return devtools.page
}

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
    expect(await heard()).toEqual([expect.stringContaining('submit form')])
  })

  it('empties its fields, not to what they were at first', async () => {
    await tap('#reset')
    expect(await heard()).toEqual([expect.stringMatching(/^reset form/)])
    expect((await submitted()).value).toMatchObject({
      ...{ name: '', color: '', fruits: [], news: false, Size: -1, Day: '', Region: [] },
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

  it.each([
    ['#name', { type: 'text', maxlength: 5, placeholder: 'Your name', disabled: false }],
    ['#secret', { password: true, type: 'number', maxlength: 140 }],
    ['#note', { autoHeight: true, confirmType: 'return', value: '' }],
    ['#red', { value: 'red', checked: true, disabled: false }],
    ['#news', { checked: true, type: 'switch' }],
    ['#Size', { mode: 'selector', value: 1, rangeKey: 'of', range: [{ of: 'S' }, { of: 'M' }] }],
    ['#submit', { formType: 'submit', type: 'primary' }],
  ])('gives the properties of %s: %j', async (selector, properties) => {
    for (const [name, value] of Object.entries(properties)) {
      expect([name, await property(selector, name)]).toEqual([name, value])
    }
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
    ['wrong', 'invalid openType wrong'],
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

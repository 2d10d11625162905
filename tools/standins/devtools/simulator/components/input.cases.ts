import type automator from 'miniprogram-automator'
import { answers } from '../cases'
import { find, heard, open, page, property, screen } from '../driven'

type Field = InstanceType<typeof automator.InputElement>

answers([
  ['form', '#name', 'input', { type: 'text', maxlength: 5, placeholder: 'Your name' }],
  ['form', '#name', 'input', { adjustPosition: true, disabled: false, width: 243, height: 22 }],
  ['form', '#secret', 'input', { password: true, type: 'number', maxlength: 140 }],
  ['form', '#nothing', 'input', { type: '', maxlength: 0, adjustPosition: false, cursor: -1 }],
])

describe('a form page', () => {
  beforeEach(() => open('/pages/form'))

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

  it.each([
    ['text', 'text', 'text'],
    ['number', 'text', 'numeric'],
    ['idcard', 'text', 'text'],
    ['digit', 'text', 'decimal'],
    ['safe-password', 'password', 'text'],
    ['nickname', 'text', 'text'],
  ])('of type %s shows what is entered as %s, with the keyboard %s', async (type, shown, mode) => {
    const field = screen().locator(`#type-${type} input`)
    expect([await field.getAttribute('type'), await field.getAttribute('inputmode')]).toEqual([
      shown,
      mode,
    ])
  })
})

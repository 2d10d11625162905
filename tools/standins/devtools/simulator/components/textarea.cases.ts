import type automator from 'miniprogram-automator'
import { answers } from '../cases'
import { find, heard, hears, open, page, property, screen } from '../driven'

type Field = InstanceType<typeof automator.InputElement>

answers([['form', '#note', 'textarea', { autoHeight: true, confirmType: 'return', value: '' }]])

describe('a form page', () => {
  beforeEach(() => open('/pages/form'))

  it('grows with its text', async () => {
    const before = (await (await find('#note')).size()).height
    await (await find<Field>('#note')).input('one\ntwo\nthree')
    expect(await page.data('lines')).toBe(3)
    expect(Number((await (await find('#note')).size()).height)).toBeGreaterThan(2 * Number(before))
  })

  it('is done at the key that says so, which breaks the line if it says nothing', async () => {
    await screen().locator('#message').click()
    await screen().keyboard.type('one')
    await screen().keyboard.press('Enter')
    expect(await hears()).toEqual(['confirm message {"value":"one"}'])
    await page.setData({ confirms: 'return' })
    await screen().locator('#message').click()
    await screen().keyboard.press('Enter')
    expect([await property('#message', 'value'), await heard()]).toEqual(['one\n', []])
  })
})

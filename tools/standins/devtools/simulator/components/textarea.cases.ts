import type automator from 'miniprogram-automator'
import { answers } from '../cases'
import { find, open, page } from '../driven'

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
})

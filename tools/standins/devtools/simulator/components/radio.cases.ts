import { answers, tellsOfTaps } from '../cases'
import { open, page, property, tap } from '../driven'

answers([
  ['form', '#color', 'radio-group', { name: 'color', width: 375, height: 159 }],
  ['form', '#red', 'radio', { value: 'red', checked: true, disabled: false, width: 29 }],
])

tellsOfTaps([
  ['#red', []],
  ['#none', []],
  ['#blue', ['change color {"value":"blue"}']],
])

describe('a form page', () => {
  beforeEach(() => open('/pages/form'))

  it('has one radio chosen at most, whoever chooses', async () => {
    await page.setData({ color: 'blue' })
    expect(await property('#red', 'checked')).toBe(false)
    await tap('#red')
    expect([await property('#red', 'checked'), await property('#blue', 'checked')]).toEqual([
      true,
      false,
    ])
  })
})

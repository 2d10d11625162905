import { answers } from '../cases'
import { heard, open, program, screen, tap } from '../driven'

answers([
  ['form', '#Size', 'picker', { mode: 'selector', value: 1, range: [{ of: 'S' }, { of: 'M' }] }],
  ['form', '#Size', 'picker', { rangeKey: 'of', fields: '', width: 243, height: 25 }],
])

describe('a form page', () => {
  beforeEach(() => open('/pages/form'))

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

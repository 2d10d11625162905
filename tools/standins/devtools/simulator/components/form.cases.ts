import type automator from 'miniprogram-automator'
import { answers } from '../cases'
import { find, heard, open, tap } from '../driven'

type Field = InstanceType<typeof automator.InputElement>

/** What the form sends. */
async function submitted(): Promise<{ value: object; target: object }> {
  await heard()
  await tap('#submit')
  const [event = ''] = await heard()
  return JSON.parse(event.slice('submit form '.length)) as { value: object; target: object }
}

answers([['form', '#form', 'form', { reportSubmit: false, hidden: false }]])

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
})

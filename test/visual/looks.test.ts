import { plain } from './exhibits'
import { Gallery } from './gallery'
import { lookThrough } from './look-through'
import { localeNames, states } from '../../tools/workbench/screens/states'

let gallery: Gallery
let findings: (name: string) => string[]

beforeAll(async () => {
  gallery = await Gallery.open()
  findings = await lookThrough(gallery)
})

afterAll(() => gallery.close())

describe.each(Object.keys(states))('%s', (state) => {
  it.each(localeNames)('can be read and tapped everywhere in %s', (locale) => {
    expect(findings(`${state} ${locale}`)).toEqual([])
  })
})

it('shows each state with its own buttons, whatever was shown before', async () => {
  const page = await gallery.phone({ width: 375, height: 812 })
  const datas = plain.map(({ data }) => data)
  const shown = await page.evaluate(
    (all) =>
      all.map((data) => {
        const buttons = window.visual.show(data).querySelectorAll('.screen wx-button')
        return [...buttons].map(({ id }) => id)
      }),
    datas,
  )
  const expected = datas.map((data) => {
    const { login, phase, agreed, phoneButton, retryLabel, returnLabel, account } = data
    if (typeof account === 'object')
      return account.rows.flatMap((row, number) => (row.agreed ? [`take-back${number || ''}`] : []))
    if (!login) return [...(retryLabel ? ['retry'] : []), ...(returnLabel ? ['return'] : [])]
    if (phase === 'signing_in') return ['signing-in', 'not-now']
    return [agreed && phoneButton ? 'phone' : 'login', 'not-now']
  })
  expect(shown).toEqual(expected)
})

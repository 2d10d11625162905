import { answers } from '../cases'
import { find, hears, open, page, tap } from '../driven'

const PICTURE =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'></svg>"

answers([['layers', '#sign', 'cover-image', { referrerPolicy: 'no-referrer', width: 48 }]])

describe('a cover-image', () => {
  beforeEach(() => open('/pages/layers'))

  const told = async () => (await hears())[0]

  it('shows its picture as wide as what is around it, and tells that it is there or not', async () => {
    await page.setData({ picture: PICTURE })
    expect(await told()).toBe('load sign {"width":20,"height":10}')
    expect(await (await find('#sign')).size()).toEqual({ width: 48, height: 24 })
    await page.setData({ picture: 'data:image/png,none' })
    expect(await told()).toMatch(/^error sign/)
  })

  it('takes a tap', async () => {
    await tap('#sign')
    expect(await told()).toMatch(/^tap sign/)
  })
})

import { answers } from '../cases'
import { open, page, screen } from '../driven'

answers([['layers', '#cover', 'cover-view', { scrollTop: -1, scrollLeft: -1, height: 40 }]])

describe('a cover-view', () => {
  it('is where its scroll-top says, if its style lets it scroll', async () => {
    await open('/pages/layers')
    const first = screen().locator('#cover wx-cover-view').first()
    const top = async () => Number((await first.boundingBox())?.y)
    const before = await top()
    await page.setData({ top: '30rpx' })
    expect(before - (await top())).toBe(15)
  })
})

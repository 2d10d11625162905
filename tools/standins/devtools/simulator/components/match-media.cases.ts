import { answers } from '../cases'
import { open, page, screen } from '../driven'

answers([
  ['layers', '#narrow', 'match-media', { maxWidth: 400, minWidth: 0, orientation: '' }],
  ['layers', '#flat', 'match-media', { height: 0 }],
])

describe('a match-media', () => {
  const shown = async () => [
    await screen().locator('#narrow').isVisible(),
    await screen().locator('#flat').isVisible(),
  ]

  it('is there where the page has the size that it asks for', async () => {
    await open('/pages/layers')
    expect(await shown()).toEqual([true, false])
    await page.setData({ width: 374 })
    expect(await shown()).toEqual([false, false])
  })

  it('learns of a page that is turned', async () => {
    await open('/pages/layers')
    const upright = screen().viewportSize()
    if (!upright) throw new Error('no size')
    await screen().setViewportSize({ width: 812, height: 375 })
    try {
      await screen().locator('#flat').waitFor({ state: 'visible' })
      expect(await shown()).toEqual([false, true])
    } finally {
      await screen().setViewportSize(upright)
    }
  })
})

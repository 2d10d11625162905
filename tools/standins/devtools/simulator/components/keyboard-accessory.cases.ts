import { answers } from '../cases'
import { hears, open, screen } from '../driven'

answers([['layers', '#accessory', 'keyboard-accessory', {}]])

describe('a keyboard-accessory', () => {
  it('is there while its field has the focus, and leaves it there', async () => {
    await open('/pages/layers')
    const done = screen().locator('#done')
    expect(await done.isVisible()).toBe(false)
    await screen().locator('#note').click()
    await done.click()
    expect((await hears()).at(-1)).toMatch(/^tap done/)
    expect(await done.isVisible()).toBe(true)
    const ends = await done.evaluate((element) => element.getBoundingClientRect().bottom)
    expect(ends).toBe(screen().viewportSize()?.height)
    await screen().locator('#note textarea').blur()
    expect(await done.isVisible()).toBe(false)
  })
})

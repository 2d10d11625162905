import { answers } from '../cases'
import { find, heard, open, screen } from '../driven'

answers([['scroll', '#rich', 'rich-text', { space: 'nbsp', width: 375, height: 50 }]])

describe('a page that scrolls', () => {
  beforeEach(() => open('/pages/scroll'))

  it('draws rich text without what may not be there', async () => {
    const rich = await find('#rich')
    expect(await rich.text()).toBe('one\u00a0&\u00a0two\n\nlink')
    expect(await screen().locator('#rich b').getAttribute('style')).toBe('color: rgb(1, 2, 3);')
    expect(await screen().locator('#rich script, #rich [href], #listed iframe').count()).toBe(0)
    expect(await screen().locator('#listed').innerHTML()).toContain('<div class="a ')
    expect(await (await find('#listed')).text()).toBe('1 < 2')
    await rich.tap()
    expect(await heard()).toEqual([expect.stringMatching(/^tap rich/)])
  })
})

import { answers } from '../cases'
import { open, page, program, screen } from '../driven'

answers([['layers', 'navigation-bar', 'navigation-bar', { title: '', loading: false }]])

describe('a navigation-bar', () => {
  const bar = () =>
    screen()
      .locator('.wechat-bar')
      .evaluate((element) => {
        const { backgroundColor, color } = getComputedStyle(element)
        return [backgroundColor, color, element.querySelector('h1')?.innerText]
      })

  it('is what the bar of its page shows', async () => {
    await open('/pages/layers')
    expect(await bar()).toEqual(['rgb(255, 233, 199)', 'rgb(0, 0, 0)', 'Fixture'])
    await page.setData({ title: 'Account', color: '#112233', loading: true })
    expect(await bar()).toEqual(['rgb(17, 34, 51)', 'rgb(0, 0, 0)', 'Account'])
    const loads = screen().locator('.wechat-bar-loading')
    expect(await loads.count()).toBe(1)
    await page.setData({ loading: false })
    expect(await loads.count()).toBe(0)
    await program.callWxMethod('showNavigationBarLoading')
    expect(await loads.count()).toBe(1)
    await open('/pages/home')
    expect([await loads.count(), (await bar())[2]]).toEqual([0, 'Fixture'])
  })

  it('is told where it has no effect', async () => {
    const thrown = jest.fn()
    program.on('exception', thrown)
    await open('/pages/layers')
    await page.setData({ second: true })
    await page.data()
    const messages = thrown.mock.calls.map(([{ message }]: [{ message: string }]) => message)
    const misplaced = '<navigation-bar> must be the first node within <page-meta>'
    const one = 'a page has one <page-container>, not more'
    expect(messages).toEqual([misplaced, one, misplaced])
    expect((await bar())[2]).toBe('Fixture')
  })
})

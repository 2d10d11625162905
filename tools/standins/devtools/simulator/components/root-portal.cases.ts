import { answers } from '../cases'
import { find, heard, hears, open, page, property, screen, tap } from '../driven'

answers([['layers', '#portal', 'root-portal', { enable: true }]])

describe('a root-portal', () => {
  beforeEach(() => open('/pages/layers'))

  it('is cut off and moved by nothing around it', async () => {
    expect(await (await find('#dialog')).offset()).toMatchObject({ left: 40 })
    await screen().locator('#dialog').click()
    expect((await hears())[0]).toMatch(/^tap dialog/)
    await page.setData({ enable: false })
    expect(await (await find('#dialog')).offset()).not.toMatchObject({ left: 40 })
    await page.setData({ enable: true })
    expect(await (await find('#dialog')).offset()).toMatchObject({ left: 40 })
  })

  it('holds what is in it, wherever that is drawn', async () => {
    expect(await (await find('.turned > root-portal > #dialog')).text()).toBe(
      'A dialog above the page',
    )
    expect(await page.$$('#dialog')).toHaveLength(1)
    await tap('#send')
    expect(JSON.parse((await heard())[0]?.slice('submit form '.length) ?? '')).toMatchObject({
      value: { code: '1234' },
    })
  })

  it('goes with its content, and with its page', async () => {
    expect(await screen().locator('.simulator-portal').count()).toBe(2)
    await page.setData({ gone: true })
    expect(await screen().locator('.simulator-portal').count()).toBe(1)
    await open('/pages/home')
    expect(await screen().locator('.simulator-portal').count()).toBe(0)
    await expect(property('#dialog', 'id')).rejects.toThrow('no #dialog')
  })
})

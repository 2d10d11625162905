import type automator from 'miniprogram-automator'
import { find, hears, open, page, program, property, screen, tap } from '../driven'
import { ABSENT } from './names'

describe('a page with what is left to DevTools', () => {
  beforeEach(() => open('/pages/boxes'))

  it('has a box with a name for each, with what is inside', async () => {
    expect(await (await find('#first')).text()).toBe('first')
    expect(await (await find('#swiper')).size()).toEqual({ width: 375, height: 150 })
    expect(await (await find('#slider')).size()).toEqual({ width: 339, height: 18 })
    const slider = await find<InstanceType<typeof automator.SliderElement>>('#slider')
    await expect(slider.slideTo(3)).rejects.toThrow('not in the simulator')
    const video = await find<InstanceType<typeof automator.ContextElement>>('#video')
    await expect(video.callContextMethod('play')).rejects.toThrow('not in the simulator')
  })

  it('says so when it is asked for its node or context', async () => {
    await open('/pages/scroll')
    const said: unknown = await program.evaluate(`function () { return new Promise(function (done) {
      wx.createSelectorQuery().select('#canvas').node().select('#video').context().exec(function ([canvas, video]) {
        canvas.node.width = 5
        var said = [canvas.node.width]
        try { canvas.node.getContext('2d') } catch (error) { said.push(error.message) }
        try { video.context.play() } catch (error) { said.push(error.message) }
        done(said)
      })
    }) }`)
    const absent = ['canvas.getContext', 'video.play'].map(
      (name) => `${name} is not in the simulator`,
    )
    expect(said).toEqual([5, ...absent])
  })

  it('shows every one of them, unless it is hidden', async () => {
    const seen = await screen().evaluate((names) => {
      const holder = document.querySelector('wx-page:not([hidden])')
      return names.map((name) => {
        const box = document.createElement(`wx-${name}`)
        holder?.append(box)
        const { width, height } = box.getBoundingClientRect()
        const label = box.shadowRoot?.querySelector('span')?.textContent
        box.hidden = true
        const isHidden = box.getBoundingClientRect().width === 0
        box.remove()
        return [name, width > 0 && height > 0, label, isHidden]
      })
    }, ABSENT)
    expect(seen).toEqual(
      ABSENT.map((name) => [name, true, `${name} is not in the simulator`, true]),
    )
  })

  it('lets a finger reach what is inside', async () => {
    await tap('#second')
    await screen().locator('#first').click()
    await screen().mouse.wheel(375, 0)
    const second = screen().locator('#second')
    await page.waitFor(async () => (await second.boundingBox())?.x === 0)
    await second.click()
    expect(await hears(3)).toEqual(['tap second', 'tap first', 'tap second'])
    expect(await (await find('#months')).size()).toEqual({ width: 188, height: 100 })
    expect(await (await find('#months')).offset()).toMatchObject({ left: 187.5, top: 150 })
  })

  it('answers with the properties that the template gives', async () => {
    expect(await property('#swiper', 'current')).toBe(1)
    expect(await property('#swiper', 'autoplay')).toBe(true)
    expect(await property('#wheels', 'value')).toEqual([2, 1])
    expect(await property('#video', 'src')).toBe('a.mp4')
  })

  it('tells once of each tag that nobody knows', async () => {
    const said = jest.fn()
    program.on('console', said)
    await open('/pages/parts')
    await open('/pages/boxes')
    await page.setData({ typo: true })
    await page.setData({ typo: false })
    await page.setData({ typo: true })
    await page.data()
    const words = said.mock.calls.map(([{ args }]: [{ args: unknown[] }]) => args[0])
    expect(words).toEqual(['<veiw> is unknown: it has neither a style nor a behaviour'])
    expect(await (await find('veiw')).text()).toBe('typo')
  })
})

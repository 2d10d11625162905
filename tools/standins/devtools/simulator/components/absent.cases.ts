import type automator from 'miniprogram-automator'
import { find, open, program } from '../driven'

describe('a page that scrolls', () => {
  beforeEach(() => open('/pages/scroll'))

  it('has a box with a name for what it leaves to DevTools, with what is inside', async () => {
    expect(await (await find('#slide')).text()).toBe('slide')
    expect(await (await find('#swiper')).size()).toEqual({ width: 375, height: 150 })
    expect(await (await find('#canvas')).size()).toEqual({ width: 50, height: 40 })
    const slider = await find<InstanceType<typeof automator.SliderElement>>('#slider')
    await expect(slider.slideTo(3)).rejects.toThrow('not in the simulator')
    const video = await find<InstanceType<typeof automator.ContextElement>>('#video')
    await expect(video.callContextMethod('play')).rejects.toThrow('not in the simulator')
  })

  it('says so when it is asked for its node or context', async () => {
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
})

import { answers } from '../cases'
import { heard, open, program, screen, tap } from '../driven'

answers([
  ['scroll', '#navigate', 'navigator', { openType: 'navigate', hoverStayTime: 600, height: 25 }],
])

describe('a page that scrolls', () => {
  beforeEach(() => open('/pages/scroll'))

  it.each([
    ['navigate', ['pages/scroll', 'pages/second']],
    ['redirect', ['pages/second']],
    ['reLaunch', ['pages/second']],
    ['switchTab', ['pages/tab'], '/pages/tab'],
    ['navigateBack', ['pages/scroll']],
  ])('follows a navigator of open-type %s', async (type, paths, url = 'second?from=scroll') => {
    if (type === 'navigateBack') await program.callWxMethod('navigateTo', { url: '/pages/scroll' })
    const top = await program.currentPage()
    await top?.setData({ url })
    await (await top?.$(`#${type}`))?.tap()
    expect((await program.pageStack()).map(({ path }) => path)).toEqual(paths)
  })

  it('leaves the program by a navigator of open-type exit', async () => {
    await tap('#exit')
    expect(await screen().locator('.wechat-behind').count()).toBe(1)
    await screen().evaluate(() => window.simulator.launch({ scene: 1001 }))
  })

  it.each([
    ['switchTab', 'can not switch to no-tabBar page'],
    ['navigateBack', 'cannot navigate back at first page'],
    ['wrong', '"<navigator/> with invalid openType wrong"'],
  ])('tells why it does not follow a navigator of open-type %s', async (type, reason) => {
    await tap(`#${type}`)
    const [event] = await heard()
    expect(event).toMatch(new RegExp(`^fail ${type} .*${reason}`))
  })
})

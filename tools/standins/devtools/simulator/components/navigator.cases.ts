import { answers } from '../cases'
import { heard, open, program, tap } from '../driven'

answers([
  ['scroll', '#navigate', 'navigator', { openType: 'navigate', hoverStayTime: 600, height: 25 }],
])

describe('a page that scrolls', () => {
  beforeEach(() => open('/pages/scroll'))

  it.each([
    ['navigate', ['pages/scroll', 'pages/second']],
    ['redirect', ['pages/second']],
    ['reLaunch', ['pages/second']],
  ])('follows a navigator of open-type %s', async (type, paths) => {
    await tap(`#${type}`)
    expect((await program.pageStack()).map(({ path }) => path)).toEqual(paths)
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

import fc from 'fast-check'
import { readLaunch } from '../../../miniprogram/launch/launch'

describe('readLaunch', () => {
  it('reads path, query, scene and the launching app', () => {
    const options = {
      path: 'routes/explore',
      query: { userPoolId: 'p1' },
      scene: 1069,
      referrerInfo: { appId: 'wx1' },
    }
    expect(readLaunch(options)).toMatchObject({
      path: 'routes/explore',
      query: { userPoolId: 'p1' },
      scene: 1069,
      appId: 'wx1',
    })
  })

  it('drops the slash some devices put before the path', () => {
    expect(readLaunch({ path: '/routes/explore' }).path).toBe('routes/explore')
  })

  it.each([
    ['encoded once', 'a%2Fb', 'a/b'],
    ['encoded twice: one layer is left', 'a%252Fb', 'a%2Fb'],
    ['a lone percent sign', '100%', '100%'],
    ['a broken sequence', '%E0%A4', '%E0%A4'],
  ])('decodes a value once where that is possible: %s', (_case, given, read) => {
    expect(readLaunch({ query: { state: given } }).query.state).toBe(read)
  })

  it('drops a value longer than any contract allows', () => {
    expect(readLaunch({ query: { state: 'x'.repeat(1025) } }).query.state).toBeUndefined()
  })

  it('finds nothing under the names every object has', () => {
    const { query } = readLaunch({ query: {} })
    expect([query.constructor, query.toString, query.__proto__]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keeps a prototype name that the launch really gave as plain text', () => {
    const query = JSON.parse('{"__proto__": "polluted"}') as unknown
    expect(readLaunch({ query }).query.__proto__).toBe('polluted')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('never throws, whatever WeChat hands over', () => {
    const anything = fc.record({
      path: fc.anything(),
      query: fc.anything(),
      scene: fc.anything(),
      referrerInfo: fc.anything(),
    })
    fc.assert(
      fc.property(anything, (options) => {
        const launch = readLaunch(options)
        expect(typeof launch.path).toBe('string')
        expect(typeof launch.scene).toBe('number')
        expect(Object.values(launch.query).every((value) => typeof value === 'string')).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { canReturnAfter, isFromApp, readLaunch } from '../../../miniprogram/launch/launch'

describe('readLaunch', () => {
  it('reads query, scene and the launching app', () => {
    const options = {
      path: 'routes/explore',
      query: { userPoolId: 'p1' },
      scene: 1069,
      referrerInfo: { appId: 'wx1' },
    }
    expect(readLaunch(options)).toMatchObject({
      query: { userPoolId: 'p1' },
      scene: 1069,
      appId: 'wx1',
    })
  })

  it.each([
    ['no referrer', undefined],
    ['an empty one', {}],
    ['an empty AppID', { appId: '' }],
    ['an AppID that is no text', { appId: 7 }],
  ])('knows no launching app from %s', (_case, referrerInfo) => {
    expect(readLaunch({ referrerInfo }).appId).toBeUndefined()
  })

  it.each([
    ['encoded once', 'a%2Fb', 'a/b'],
    ['encoded twice: one layer is left', 'a%252Fb', 'a%2Fb'],
    ['a lone percent sign', '100%', '100%'],
    ['a broken sequence', '%E0%A4', '%E0%A4'],
  ])('decodes a value once where that is possible: %s', (_case, given, read) => {
    expect(readLaunch({ query: { state: given } }).query.state).toBe(read)
  })

  it('empties a value longer than any contract allows, so that its contract can refuse it', () => {
    const read = [1024, 1025].map((length) => readLaunch({ query: { state: 'x'.repeat(length) } }))
    expect(read.map(({ query }) => query.state?.length)).toEqual([1024, 0])
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
        expect(typeof launch.scene).toBe('number')
        expect(Object.values(launch.query).every((value) => typeof value === 'string')).toBe(true)
      }),
    )
  })
})

describe('canReturnAfter', () => {
  it('can return after an app opened the mini program (1069)', () => {
    expect(canReturnAfter(1069, false)).toBe(true)
  })

  it.each([1001, 1038, 1041, 1089, 1090, 1131, 1187])(
    'keeps what was before after scene %i',
    (scene) => {
      expect([canReturnAfter(scene, true), canReturnAfter(scene, false)]).toEqual([true, false])
    },
  )

  it.each([1007, 1011, 1023, 1036, 1047, 1065, 1104, 1167, 1168, 1194, 0, 9999])(
    'cannot return after scene %i, whatever was before',
    (scene) => {
      expect(canReturnAfter(scene, true)).toBe(false)
    },
  )

  /** The ability after each entry, from none at all. */
  function abilities(scenes: readonly number[]): boolean[] {
    let can = false
    return scenes.map((scene) => (can = canReturnAfter(scene, can)))
  }

  it('never gets it from keeping scenes alone', () => {
    expect(abilities([1089, 1038, 1131, 1001, 1187, 1090])).toEqual(Array(6).fill(false))
  })
})

describe('isFromApp', () => {
  it.each([1001, 1007, 1011, 1036, 1038, 1089, 1090, 1131, 1167, 1187, 0, 9999])(
    'does not take scene %i for an app',
    (scene) => {
      expect(isFromApp(scene)).toBe(false)
    },
  )

  it('knows an app by scene 1069', () => {
    expect(isFromApp(1069)).toBe(true)
  })
})

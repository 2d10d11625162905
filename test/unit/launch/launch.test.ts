import fc from 'fast-check'
import { loginPageUrl, readLaunch } from '../../../miniprogram/launch/launch'

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
    expect(readLaunch({ query: { state: 'x'.repeat(1025) } }).query.state).toBe('')
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

describe('loginPageUrl', () => {
  it('keeps the query', () => {
    const query = { userPoolId: 'p1', getPhone: '1', state: 'af0-i_f.~' }
    expect(loginPageUrl(query)).toBe('/routes/explore?userPoolId=p1&getPhone=1&state=af0-i_f.~')
  })

  it('encodes a value that would break the query', () => {
    expect(loginPageUrl({ state: 'a&b=c?d#e%' })).toBe('/routes/explore?state=a%26b%3Dc%3Fd%23e%25')
  })

  it('encodes no second time what came encoded', () => {
    expect(loginPageUrl({ state: 'a%2Fb' })).toBe('/routes/explore?state=a%2Fb')
  })

  it('keeps every value as the page would have read it at first', () => {
    const query = fc.dictionary(
      fc.stringMatching(/^[A-Za-z_]{1,16}$/),
      fc.string({ unit: 'grapheme', maxLength: 64 }),
    )
    fc.assert(
      fc.property(query, (given) => {
        const search = loginPageUrl(given).slice('/routes/explore?'.length)
        const pairs = search === '' ? [] : search.split('&').map((pair) => pair.split('='))
        const again = readLaunch({ query: Object.fromEntries(pairs) as unknown })
        expect(again.query).toEqual(readLaunch({ query: given }).query)
      }),
    )
  })

  it.each([
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in the middle', 'a\udc00b'],
  ])('drops the value that is %s instead of throwing', (_case, state) => {
    expect(loginPageUrl({ userPoolId: 'p1', state })).toBe('/routes/explore?userPoolId=p1&state=')
  })

  it.each([[undefined], [null], ['userPoolId=p1'], [7]])(
    'opens the bare page for the query %p',
    (query) => {
      expect(loginPageUrl(query)).toBe('/routes/explore?')
    },
  )

  it('never throws and never leaves the login page', () => {
    fc.assert(
      fc.property(fc.anything(), (query) => {
        expect(loginPageUrl(query).startsWith('/routes/explore?')).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(loginPageUrl({ value }).startsWith('/routes/explore?value=')).toBe(true)
      }),
    )
  })
})

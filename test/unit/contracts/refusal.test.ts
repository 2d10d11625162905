import { refusalOf } from '../../../miniprogram/contracts/refusal'

function refusal(envelope: Record<string, unknown>, status = 200, retryAfter?: string) {
  return refusalOf(envelope, { status, retryAfter })
}

describe('the kind of a refusal', () => {
  const statuses = [
    ['refused', [100, 199, 300, 301, 400, 401, 402, 403, 404, 409, 413, 422, 499, 600, 999]],
    ['server_error', [500, 501, 502, 503, 504, 599]],
    ['too_many_requests', [429]],
  ] as const

  it.each(statuses)('is %s for HTTP status, statusCode or code %j', (kind, codes) => {
    for (const code of codes) {
      const said = [refusal({}, code), refusal({ statusCode: code }), refusal({ code })]
      expect(said.map((each) => each.kind)).toEqual([kind, kind, kind])
    }
  })

  const table = [
    ['too_many_requests', [1002, 2100]],
    ['server_error', [1000]],
    [
      'interaction_required',
      [1635, 1636, 1639, 1640, 1641, 1642, 1643, 1644, 1645, 1666, 2921, 2930],
    ],
    ['unknown_user', [2004, 2031]],
    ['user_locked', [2005, 2057]],
    ['user_disabled', [2120008]],
    ['refused', [2333, 2006, 2011, 2224, 1, 999999999]],
  ] as const
  const rows = table.flatMap(([kind, apiCodes]) => apiCodes.map((code) => [kind, code] as const))

  it.each(rows)('is %s for apiCode %i, as number or as text', (kind, apiCode) => {
    const ways = [
      refusal({ statusCode: 403, apiCode }),
      refusal({ statusCode: 403, apiCode: String(apiCode) }),
    ]
    expect(ways.map((way) => [way.kind, way.details.apiCode])).toEqual([
      [kind, apiCode],
      [kind, apiCode],
    ])
  })

  it.each(rows)('is %s where the classic envelope has %i as its code', (kind, code) => {
    expect(refusal({ code, message: 'no' }).kind).toBe(kind)
  })

  it('is told by the apiCode, not by the status around it', () => {
    expect(refusal({ apiCode: 2004 }, 500).kind).toBe('unknown_user')
  })

  it.each([['abc'], [-1], [1.5], [{}], [[]], [null], [true], [''], [Infinity], ['1e3'], [1e10]])(
    'does not come from the apiCode %p',
    (apiCode) => {
      const { kind, details } = refusal({ statusCode: 403, apiCode })
      expect([kind, details.apiCode]).toEqual(['refused', undefined])
    },
  )

  it('is server_error if HTTP 201 wraps a code 500', () => {
    expect(refusal({ code: 500 }, 201).kind).toBe('server_error')
  })
})

describe('the details of a refusal', () => {
  it("are the backend's", () => {
    const envelope = { statusCode: 403, apiCode: 2333, message: '密码错误', requestId: 'r-1' }
    expect(refusal(envelope).details).toEqual({
      reason: '密码错误',
      statusCode: 403,
      apiCode: 2333,
      requestId: 'r-1',
      retryAfter: undefined,
    })
  })

  it.each([
    [{}, 199, 199],
    [{ statusCode: 200 }, 300, 300],
    [{ statusCode: 299 }, 503, 503],
  ])('have the first status that is no success: %j under HTTP %i', (envelope, status, told) => {
    expect(refusal(envelope, status).details.statusCode).toBe(told)
  })

  it('are few if the answer was no envelope', () => {
    expect(refusal({}, 502).details).toEqual({
      reason: undefined,
      statusCode: 502,
      apiCode: undefined,
      requestId: undefined,
      retryAfter: undefined,
    })
  })

  it.each([
    [{ code: 2005 }, 2005],
    [{ code: '1636' }, 1636],
    [{ code: 500 }, undefined],
    [{ code: 999 }, undefined],
    [{ code: 1000 }, 1000],
    [{ code: 2005, apiCode: 1636 }, 1636],
  ])('have the apiCode of the classic envelope %j: %p', (envelope, apiCode) => {
    expect(refusal(envelope).details.apiCode).toBe(apiCode)
  })

  it('name the statusCode of the envelope before that of HTTP', () => {
    expect(refusal({ statusCode: '403' }, 400).details.statusCode).toBe(403)
  })

  it('cut a message of 5 MB to 120 characters', () => {
    expect(refusal({ message: '长'.repeat(5_000_000) }).details.reason).toBe('长'.repeat(120))
  })

  it('put a message on one line', () => {
    expect(refusal({ message: 'a\r\n\u0000b' }).details.reason).toBe('a b')
  })

  it('cut a requestId to 64 characters', () => {
    expect(refusal({ requestId: 'r'.repeat(65) }).details.requestId).toBe('r'.repeat(64))
  })

  it.each([[7], [null], [{}], [['r']]])('know no requestId from %j', (requestId) => {
    expect(refusal({ requestId }).details.requestId).toBeUndefined()
  })

  it.each([[7], [null], [{}], [''], ['\u200b\n']])('know no reason from %j', (message) => {
    expect(refusal({ message }).details.reason).toBeUndefined()
  })
})

describe('how long to wait', () => {
  it.each([
    ['30', 30],
    ['0', 0],
    ['120', 120],
    ['121', 120],
    ['999999999', 120],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['soon', undefined],
    ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    [undefined, undefined],
  ])('is read from Retry-After %p: %p seconds', (header, seconds) => {
    expect(refusal({}, 429, header).details.retryAfter).toBe(seconds)
  })

  it.each([
    ['HTTP 503', {}, 503],
    ['HTTP 200 with statusCode 429', { statusCode: 429 }, 200],
  ])('is read beside %s too', (_case, envelope, status) => {
    expect(refusal(envelope, status, '30').details.retryAfter).toBe(30)
  })
})

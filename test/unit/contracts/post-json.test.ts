import { postJson, refusalOf } from '../../../miniprogram/contracts/post-json'
import { type FailureKind, LoginFailure } from '../../../miniprogram/failure'
import { FakeWeChat, type GivenAnswer } from '../wechat/fake-wechat'
import { backend, failureOf, settle } from './stage'

/** A post whose backend says yes with `{ok: true}`. */
function posting() {
  const wechat = new FakeWeChat()
  const answer = postJson(wechat, {
    backend,
    path: '/x',
    headers: { 'x-a': '1' },
    body: { a: 1 },
    isGranted: ({ ok }) => ok === true,
  })
  // A test that looks at the posts alone does not wait for the answer.
  answer.catch(() => undefined)
  return { wechat, answer }
}

function answered(given: GivenAnswer) {
  const { wechat, answer } = posting()
  wechat.posts[0]?.resolve(given)
  return answer
}

describe('postJson', () => {
  it('posts to the configured host with its headers and an idempotency-key', () => {
    const { url, headers, body, timeout } = posting().wechat.posts[0] ?? {}
    expect({ url, headers, body, timeout }).toEqual({
      url: 'https://auth.example.com/x',
      headers: { 'x-a': '1', 'idempotency-key': 'key-1' },
      body: { a: 1 },
      timeout: 10_000,
    })
  })

  it('gives every post a key of its own', () => {
    const wechat = new FakeWeChat()
    const plain = { backend, path: '/x', body: {}, isGranted: () => true }
    void postJson(wechat, plain)
    void postJson(wechat, plain)
    expect(wechat.posts.map(({ headers }) => headers)).toEqual([
      { 'idempotency-key': 'key-1' },
      { 'idempotency-key': 'key-2' },
    ])
  })

  it.each([200, 201, 299])('gives the object that grants, with HTTP %i', async (status) => {
    expect(await answered({ status, body: { ok: true, b: 2 } })).toEqual({ ok: true, b: 2 })
  })

  it('refuses in the words of the backend what is not granted', async () => {
    const body = { ok: false, apiCode: 2005, message: '已锁定', requestId: 'r1' }
    const failure = await failureOf(answered({ status: 200, body, retryAfter: '30' }))
    expect([failure.kind, failure.words]).toEqual([
      'user_locked',
      { reason: '已锁定', statusCode: 2005, apiCode: 2005, requestId: 'r1', retryAfter: 30 },
    ])
  })

  it.each([
    [199, 'refused'],
    [301, 'refused'],
    [404, 'refused'],
    [429, 'too_many_requests'],
    [500, 'server_error'],
  ])('does not believe a yes under HTTP %i', async (status, kind) => {
    const failure = await failureOf(answered({ status, body: { ok: true, message: 'no' } }))
    expect([failure.kind, failure.words.reason]).toEqual([kind, 'no'])
  })

  it.each([
    [429, 'too_many_requests'],
    [404, 'refused'],
    [502, 'server_error'],
  ])('needs no envelope to read HTTP %i', async (status, kind) => {
    for (const body of ['<html>', '', null, [], undefined]) {
      const failure = await failureOf(answered({ status, body, retryAfter: '7' }))
      expect([failure.kind, failure.words.retryAfter]).toEqual([kind, 7])
    }
  })

  it.each([[''], ['<html>'], ['{"ok": true'], [null], [[]], [7], [undefined]])(
    'cannot read %j under HTTP 200',
    async (body) => {
      expect((await failureOf(answered({ status: 200, body }))).kind).toBe('bad_answer')
    },
  )
})

describe('a request that provably never left', () => {
  async function neverLeft() {
    const { wechat, answer } = posting()
    wechat.posts[0]?.reject(new LoginFailure('network_unreachable'))
    await settle()
    return { wechat, answer }
  }

  it('goes out once more, the same to the last header', async () => {
    const { wechat } = await neverLeft()
    const [first, second] = wechat.posts.map(({ url, headers, body, timeout }) => ({
      ...{ url, headers, body, timeout },
    }))
    expect(second).toEqual(first)
    expect(second?.headers['idempotency-key']).toBe('key-1')
  })

  it('gives the answer to the second try', async () => {
    const { wechat, answer } = await neverLeft()
    wechat.posts[1]?.resolve({ status: 200, body: { ok: true } })
    expect(await answer).toEqual({ ok: true })
  })

  it.each<FailureKind>(['network_unreachable', 'connection_lost', 'timed_out'])(
    'ends with the second failure: %s',
    async (kind) => {
      const { wechat, answer } = await neverLeft()
      wechat.posts[1]?.reject(new LoginFailure(kind))
      expect((await failureOf(answer)).kind).toBe(kind)
      await settle()
      expect(wechat.posts.length).toBe(2)
    },
  )

  it('is not tried a third time because of a refusal', async () => {
    const { wechat, answer } = await neverLeft()
    wechat.posts[1]?.resolve({ status: 503, body: '' })
    expect((await failureOf(answer)).kind).toBe('server_error')
    expect(wechat.posts.length).toBe(2)
  })
})

describe('a request that may have arrived', () => {
  it.each<FailureKind>(['connection_lost', 'timed_out', 'interrupted', 'domain_not_listed'])(
    'is not sent again after %s',
    async (kind) => {
      const { wechat, answer } = posting()
      wechat.posts[0]?.reject(new LoginFailure(kind))
      expect((await failureOf(answer)).kind).toBe(kind)
      await settle()
      expect(wechat.posts.length).toBe(1)
    },
  )

  it.each([429, 500, 503])('is not sent again after HTTP %i', async (status) => {
    const { wechat, answer } = posting()
    wechat.posts[0]?.resolve({ status, body: '' })
    await failureOf(answer)
    await settle()
    expect(wechat.posts.length).toBe(1)
  })
})

function refusal(envelope: Record<string, unknown>, status = 200, retryAfter?: string) {
  return refusalOf(envelope, { status, retryAfter })
}

describe('the kind of a refusal', () => {
  it.each([400, 401, 402, 403, 404, 409, 413, 422, 499, 301, 601, 602, 603])(
    'is refused for HTTP status or statusCode %i',
    (code) => {
      const kinds = [refusal({}, code), refusal({ statusCode: code }), refusal({ code })]
      expect(kinds.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused'])
    },
  )

  it.each([500, 501, 502, 503, 504, 599])(
    'is server_error for HTTP status, statusCode or code %i',
    (code) => {
      const kinds = [refusal({}, code), refusal({ statusCode: code }), refusal({ code })]
      expect(kinds.map(({ kind }) => kind)).toEqual([
        'server_error',
        'server_error',
        'server_error',
      ])
    },
  )

  it('is too_many_requests for HTTP status, statusCode or code 429', () => {
    const kinds = [refusal({}, 429), refusal({ statusCode: 429 }), refusal({ code: 429 })]
    expect(kinds.map(({ kind }) => kind)).toEqual(Array(3).fill('too_many_requests'))
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
    expect(ways.map((way) => [way.kind, way.words.apiCode])).toEqual([
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
      const { kind, words } = refusal({ statusCode: 403, apiCode })
      expect([kind, words.apiCode]).toEqual(['refused', undefined])
    },
  )

  it('is server_error where HTTP 201 wraps a code 500', () => {
    expect(refusal({ code: 500 }, 201).kind).toBe('server_error')
  })
})

describe('the words of a refusal', () => {
  it("are the backend's", () => {
    const envelope = { statusCode: 403, apiCode: 2333, message: '密码错误', requestId: 'r-1' }
    expect(refusal(envelope).words).toEqual({
      reason: '密码错误',
      statusCode: 403,
      apiCode: 2333,
      requestId: 'r-1',
      retryAfter: undefined,
    })
  })

  it('are few where the answer was no envelope', () => {
    expect(refusal({}, 502).words).toEqual({
      reason: undefined,
      statusCode: 502,
      apiCode: undefined,
      requestId: undefined,
      retryAfter: undefined,
    })
  })

  it('name the statusCode of the envelope before that of HTTP', () => {
    expect(refusal({ statusCode: '403' }, 400).words.statusCode).toBe(403)
  })

  it('cut a message of 5 MB to 120 characters', () => {
    expect(refusal({ message: '长'.repeat(5_000_000) }).words.reason).toBe('长'.repeat(120))
  })

  it('put a message on one line', () => {
    expect(refusal({ message: 'a\r\n\u0000b' }).words.reason).toBe('a b')
  })

  it('cut a requestId to 64 characters', () => {
    expect(refusal({ requestId: 'r'.repeat(65) }).words.requestId).toBe('r'.repeat(64))
  })

  it.each([[7], [null], [{}], [['r']]])('know no requestId from %j', (requestId) => {
    expect(refusal({ requestId }).words.requestId).toBeUndefined()
  })

  it.each([[7], [null], [{}], [''], ['\u200b\n']])('know no reason from %j', (message) => {
    expect(refusal({ message }).words.reason).toBeUndefined()
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
    expect(refusal({}, 429, header).words.retryAfter).toBe(seconds)
  })

  it.each([
    ['HTTP 503', {}, 503],
    ['HTTP 200 with statusCode 429', { statusCode: 429 }, 200],
  ])('is read beside %s too', (_case, envelope, status) => {
    expect(refusal(envelope, status, '30').words.retryAfter).toBe(30)
  })
})

describe("the backend's reason", () => {
  it('is its message, on one line', () => {
    expect(refusal({ message: ' 用户池不存在 \n' }).words.reason).toBe('用户池不存在')
  })

  it.each([[undefined], [null], [42], [''], ['\u200b \n'], [{}]])(
    'is absent where the message is %p',
    (message) => {
      expect(refusal({ message }).words.reason).toBeUndefined()
    },
  )
})

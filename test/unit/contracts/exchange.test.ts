import { enabled } from '../../../miniprogram/contracts/enabled'
import type { FailureKind } from '../../../miniprogram/failure'
import { LoginFailure } from '../../../miniprogram/failure'
import type { GivenAnswer } from '../wechat/fake-wechat'
import { codes, exchanging, failureOf, launchOf, settle } from './stage'

/** A contract whose backend grants with `{ok: true}`, and whose result is the answer. */
const { accept } = enabled(
  { name: 'tested', ids: [], settings: {} },
  {
    accept: () => ({ phone: true, state: undefined }),
    posting: () => ({
      path: '/x',
      headers: { 'x-a': '1' },
      body: { a: 1 },
      isGranted: ({ ok }) => ok === true,
    }),
    result: ({ envelope }) => ({ appParameter: JSON.stringify(envelope), lifetime: 60 }),
    encodeFailure: () => '',
  },
)

function posting(isWanted = () => true) {
  const { wechat, result } = exchanging(accept(launchOf({})), codes, { isWanted })
  return { wechat, answer: result }
}

function answered(given: GivenAnswer) {
  const { wechat, answer } = posting()
  wechat.posts[0]?.resolve(given)
  return answer
}

describe('an exchange', () => {
  it('posts to the configured host with its headers and an idempotency-key', () => {
    const { url, headers, body, timeout } = posting().wechat.posts[0] ?? {}
    expect({ url, headers, body, timeout }).toEqual({
      url: 'https://auth.example.com/x',
      headers: { 'x-a': '1', 'accept-language': 'zh-CN', 'idempotency-key': 'key-1' },
      body: { a: 1 },
      timeout: 10_000,
    })
  })

  it.each([200, 201, 299])('gives the object that grants, with HTTP %i', async (status) => {
    const { appParameter } = await answered({ status, body: { ok: true, b: 2 } })
    expect(appParameter).toBe('{"ok":true,"b":2}')
  })

  it('refuses in the words of the backend what is not granted', async () => {
    const body = { ok: false, apiCode: 2005, message: '已锁定', requestId: 'r1' }
    const failure = await failureOf(answered({ status: 200, body, retryAfter: '30' }))
    expect([failure.kind, failure.details]).toEqual([
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
    expect([failure.kind, failure.details.reason]).toEqual([kind, 'no'])
  })

  it.each([
    [429, 'too_many_requests'],
    [404, 'refused'],
    [502, 'server_error'],
  ])('needs no envelope to read HTTP %i', async (status, kind) => {
    for (const body of ['<html>', '', null, [], undefined]) {
      const failure = await failureOf(answered({ status, body, retryAfter: '7' }))
      expect([failure.kind, failure.details.retryAfter]).toEqual([kind, 7])
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
    expect((await answer).appParameter).toBe('{"ok":true}')
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

  it('is dropped if a newer launch took over before it went out again', async () => {
    let isWanted = true
    const { wechat, answer } = posting(() => isWanted)
    isWanted = false
    wechat.posts[0]?.reject(new LoginFailure('network_unreachable'))
    expect((await failureOf(answer)).kind).toBe('network_unreachable')
    expect(wechat.posts.length).toBe(1)
  })

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

import { postJson } from '../../../miniprogram/contracts/post-json'
import type { LoginFailure } from '../../../miniprogram/failure'
import { FakeWeChat } from '../wechat/fake-wechat'

const backend = { host: 'https://auth.example.com', timeout: 10_000 }

async function answered(status: number, body: unknown) {
  const wechat = new FakeWeChat()
  const answer = postJson(wechat, { backend, path: '/x', body: { a: 1 } })
  wechat.posts[0]?.resolve({ status, body })
  return answer.catch(({ kind, reason }: LoginFailure) => [kind, reason])
}

describe('postJson', () => {
  it('gives the object the backend answered', async () => {
    expect(await answered(201, { code: 200 })).toEqual({ code: 200 })
  })

  it.each([199, 301, 404, 429, 500])('refuses HTTP status %i', async (status) => {
    expect(await answered(status, { message: 'no' })).toEqual(['refused', 'no'])
  })

  it.each([[''], ['<html>'], [null], [[]], [7], [undefined]])('cannot read %j', async (body) => {
    expect(await answered(200, body)).toEqual(['bad_answer', undefined])
  })
})

import type { AppContract } from '../app/page/config'
import type { Step } from './scenario'

/** The path of an app's launch, by contract. Real apps have a `state` that nobody can guess. */
export const paths: Readonly<Record<AppContract, string>> = {
  ticket: '/routes/explore?userPoolId={userPoolId}&getPhone=1&fromApp=1&useSelfWxapp=0&state=s1',
  relay: '/routes/explore?getPhone=1&state=s1',
  signin: '/routes/explore?appId={appId}&getPhone=1&state=s1',
}

/** A login with the phone number, up to where the backend is asked. */
export const shared: readonly Step[] = ['tick', 'log in', 'allow']

/** What the app gets when the login worked, by contract. */
export const granted: Readonly<Record<AppContract, string>> = {
  ticket: 'code=200&message=授权成功&ticket=<ticket>&state=s1',
  relay: '{"code":"<code>","phoneInfoCode":"<phoneInfoCode>","state":"s1"}',
  signin:
    '{"statusCode":200,"message":"操作成功","requestId":"<requestId>","state":"s1","data":<tokens>}',
}

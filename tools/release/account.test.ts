import { account } from './account'

it('takes key, robot and proxy from the environment; robot 1 if it says nothing', () => {
  const nothing = { keyFile: undefined, robot: 1, proxy: undefined }
  expect(account({})).toEqual(nothing)
  expect(account({ WECHAT_UPLOAD_KEY: '', WECHAT_ROBOT: '', WECHAT_PROXY: '' })).toEqual(nothing)
  const env = { WECHAT_UPLOAD_KEY: '/k', WECHAT_ROBOT: '30', WECHAT_PROXY: 'http://p:1' }
  expect(account(env)).toEqual({ keyFile: '/k', robot: 30, proxy: 'http://p:1' })
})

it.each(['0', '31', '1.5', '-1', 'two', ' 1'])('takes %j for no robot', (robot) => {
  expect(() => account({ WECHAT_ROBOT: robot })).toThrow(/WECHAT_ROBOT must be a number from 1/)
})

import type { Credentials } from '../../../miniprogram/contracts/contract'
import { relayContract } from '../../../miniprogram/contracts/relay'
import { LoginFailure } from '../../../miniprogram/failure'
import { readLaunch } from '../../../miniprogram/launch/launch'
import { readAsGuardAndroid } from '../../../tools/workbench/app/sample-parsers'
import { conformance } from './conformance'
import { kindThrown, launchOf } from './stage'

const contract = relayContract

conformance('relay', contract, {
  withPhone: {},
  withoutPhone: { getPhone: '0' },
  foreign: [{ query: { userPoolId: 'pool1' } }, { query: { appId: '' } }],
  wrong: [{ query: { state: 'a b' } }],
  carriesCodes: true,
  stateIn: (result) => (JSON.parse(result) as { state?: string }).state,
  failureHasState: false,
})

describe('accept', () => {
  it('claims the home page without a query, as the SDK for Android launches it', () => {
    expect(contract.accept(readLaunch({ scene: 1069 }))).toEqual({ phone: true, state: undefined })
  })

  it.each(['1', '', 'true', '2'])('asks for the phone number where getPhone is %p', (getPhone) => {
    expect(contract.accept(launchOf({ getPhone }))?.phone).toBe(true)
  })

  it('asks for no phone number where getPhone is 0', () => {
    expect(contract.accept(launchOf({ getPhone: '0' }))?.phone).toBe(false)
  })

  it.each(['a=b', 'a&b', 'a b', '', '中', 'x'.repeat(513)])('refuses the state %p', (state) => {
    expect(kindThrown(() => contract.accept(launchOf({ state })))).toBe('invalid_launch')
  })
})

describe('the result', () => {
  const credentials = {
    loginCode: '001x691w',
    phoneCode: 'geC88uOGAkjOeziTDu/iJA==',
    age: 0,
    lang: 'zh-CN',
    consents: [],
  }

  function result(state?: string, given: Credentials = credentials) {
    const request = { phone: given.phoneCode !== undefined, state }
    return contract.result({ request, credentials: given, envelope: {}, message: '授权成功' })
  }

  it('posts nothing: the app posts the codes', () => {
    expect(contract.posting).toBeUndefined()
  })

  it('has the login code fetched last, because the app posts it after the return', () => {
    expect(contract.loginCodeLast).toBe(true)
  })

  it('is valid for the rest of the 300 s of the codes', () => {
    expect(result().lifetime).toBe(300)
    expect(result(undefined, { ...credentials, age: 200 }).lifetime).toBe(100)
  })

  it('is the strict JSON that the SDK documents', () => {
    expect(result().appParameter).toBe(
      '{"code":"001x691w","phoneInfoCode":"geC88uOGAkjOeziTDu/iJA=="}',
    )
  })

  it('carries the state behind the codes', () => {
    expect(result('s1').appParameter).toBe(
      '{"code":"001x691w","phoneInfoCode":"geC88uOGAkjOeziTDu/iJA==","state":"s1"}',
    )
  })

  it('names no phone code if there is none', () => {
    const alone = { ...credentials, phoneCode: undefined }
    expect(result(undefined, alone).appParameter).toBe('{"code":"001x691w"}')
  })

  it('is read back by the SDK for Android', () => {
    expect(readAsGuardAndroid(result('s1').appParameter)).toEqual({
      kind: 'codes',
      code: '001x691w',
      phoneInfoCode: 'geC88uOGAkjOeziTDu/iJA==',
    })
  })

  it('of a failure is empty: a denial to the SDK for Android', () => {
    const failed = contract.encodeFailure(new LoginFailure('timed_out'), '超时', 's1')
    expect([failed, readAsGuardAndroid(failed).kind]).toEqual(['', 'denied'])
  })
})

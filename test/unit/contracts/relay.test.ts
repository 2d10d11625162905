import { relayContract } from '../../../miniprogram/contracts/relay'
import { LoginFailure } from '../../../miniprogram/failure'
import { readLaunch } from '../../../miniprogram/launch/launch'
import { readAsGuardAndroid } from '../../../tools/workbench/app/sample-parsers'
import { FakeWeChat } from '../wechat/fake-wechat'
import { conformance } from './conformance'
import { codes, kindThrown, launchOf } from './stage'

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

describe('exchange', () => {
  it('hands the codes on and posts nothing: the app posts them', async () => {
    const wechat = new FakeWeChat()
    const grant = await contract.exchange({ phone: true, state: undefined }, codes, wechat)
    expect([grant, wechat.posts]).toEqual([codes, []])
  })

  it('wants the login code last, so that it leaves young', () => {
    expect(contract.loginCodeLast).toBe(true)
  })

  it('counts on the 300 s that codes live', () => {
    expect(contract.lifetime(codes)).toBe(300)
  })
})

describe('the result', () => {
  const grant = { loginCode: '001x691w', phoneCode: 'geC88uOGAkjOeziTDu/iJA==', consents: [] }

  it('is the strict JSON that the SDK documents', () => {
    expect(contract.encode({ phone: true, state: undefined }, grant, '授权成功')).toBe(
      '{"code":"001x691w","phoneInfoCode":"geC88uOGAkjOeziTDu/iJA=="}',
    )
  })

  it('carries the state behind the codes', () => {
    expect(contract.encode({ phone: true, state: 's1' }, grant, '授权成功')).toBe(
      '{"code":"001x691w","phoneInfoCode":"geC88uOGAkjOeziTDu/iJA==","state":"s1"}',
    )
  })

  it('names no phone code where there is none', () => {
    const alone = { ...grant, phoneCode: undefined }
    expect(contract.encode({ phone: false, state: undefined }, alone, '授权成功')).toBe(
      '{"code":"001x691w"}',
    )
  })

  it('is read back by the SDK for Android', () => {
    const result = contract.encode({ phone: true, state: 's1' }, grant, '授权成功')
    expect(readAsGuardAndroid(result)).toEqual({
      kind: 'codes',
      code: '001x691w',
      phoneInfoCode: 'geC88uOGAkjOeziTDu/iJA==',
    })
  })

  it('of a failure is empty: a denial to the SDK for Android', () => {
    const result = contract.encodeFailure(new LoginFailure('timed_out'), '超时', 's1')
    expect([result, readAsGuardAndroid(result).kind]).toEqual(['', 'denied'])
  })
})

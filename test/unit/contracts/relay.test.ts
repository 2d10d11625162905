import type { Credentials } from '../../../miniprogram/contracts/contract'
import { relayContract } from '../../../miniprogram/contracts/relay'
import { faultOfResult } from '../../../tools/contract/check'
import { conformance } from './conformance'
import { launchOf } from './stage'

const contract = relayContract

conformance('relay', contract, {
  withPhone: {},
  withoutPhone: { getPhone: '0' },
  foreign: [{ query: { userPoolId: 'pool1' } }, { query: { appId: '' } }],
  wrong: [{ query: { state: 'a b' } }],
  carriesCodes: true,
  stateIn: (result) => (JSON.parse(result) as { state?: string }).state,
  failureHasState: false,
  faultOfResult: (result) => faultOfResult('relay', result),
})

describe('accept', () => {
  it.each(['1', '', 'true', '2'])('asks for the phone number where getPhone is %p', (getPhone) => {
    expect(contract.accept(launchOf({ getPhone }))?.phone).toBe(true)
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
})

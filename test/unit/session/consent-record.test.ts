import { ConsentRecord } from '../../../miniprogram/session/consent-record'
import { FakeWeChat } from '../wechat/fake-wechat'
import { HandClock } from './bench'

const terms = { id: 'terms', version: '1', required: true, documents: [] }

function loaded(wechat = new FakeWeChat(), tenant = 'maple') {
  const record = new ConsentRecord(wechat, new HandClock())
  record.load(tenant)
  return { record, wechat }
}

describe('what a person agreed to', () => {
  it('is kept on the device for the next visit, with language and time', () => {
    const { record, wechat } = loaded()
    record.give([terms], 'en')
    expect(loaded(wechat).record.consents).toEqual({
      terms: { id: 'terms', version: '1', lang: 'en', agreedAt: '2027-01-15T08:00:00.000Z' },
    })
  })

  it('is kept apart for each tenant', () => {
    const { record, wechat } = loaded()
    record.give([terms], 'en')
    expect(loaded(wechat, 'oak').record.consents).toEqual({})
  })

  it('leaves nothing on the device after it was taken back', () => {
    const { record, wechat } = loaded()
    record.give([terms], 'en')
    record.takeBack([terms])
    expect(wechat.storage).toEqual({ 'consents.maple': {} })
  })
})

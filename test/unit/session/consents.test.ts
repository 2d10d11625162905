import { type BrandAgreement, PRIVACY_GUIDE } from '../../../miniprogram/branding/brand'
import {
  type Consents,
  hasAll,
  proofOf,
  readConsents,
  withConsent,
} from '../../../miniprogram/session/consents'

const given = { lang: 'en', agreedAt: '2026-01-02T03:04:05.000Z' }

function agreement(id: string, version = '1'): BrandAgreement {
  return { id, version, required: true, documents: [] }
}

const terms = agreement('terms')
const privacy = agreement('privacy')

describe('hasAll', () => {
  it('is true where each was agreed to in its version', () => {
    const consents = withConsent({}, [terms, privacy], given)
    expect(hasAll(consents, [terms, privacy])).toBe(true)
  })

  it('is false where one is missing', () => {
    expect(hasAll(withConsent({}, [terms], given), [terms, privacy])).toBe(false)
  })

  it('is false where one has another version now', () => {
    expect(hasAll(withConsent({}, [terms], given), [agreement('terms', '2')])).toBe(false)
  })
})

describe('withConsent', () => {
  it('takes back what it is given nothing for, and leaves the others', () => {
    const both = withConsent({}, [terms, privacy], given)
    const one = withConsent(both, [terms], undefined)
    expect([hasAll(one, [terms]), hasAll(one, [privacy])]).toEqual([false, true])
  })

  it('changes nothing that was handed out', () => {
    const before: Consents = {}
    withConsent(before, [terms], given)
    expect(before).toEqual({})
  })
})

describe('proofOf', () => {
  it('holds id, version, language and time of each that was agreed to, and no other', () => {
    expect(proofOf(withConsent({}, [terms], given), [terms, privacy])).toEqual([
      { id: 'terms', version: '1', ...given },
    ])
  })

  it("leaves out WeChat's privacy guide: WeChat keeps the proof of it", () => {
    const guide = agreement(PRIVACY_GUIDE, '')
    expect(proofOf(withConsent({}, [guide], given), [guide])).toEqual([])
  })
})

describe('readConsents', () => {
  it('reads what was stored', () => {
    const stored: unknown = JSON.parse(JSON.stringify(withConsent({}, [terms], given)))
    expect(readConsents(stored)).toEqual({ terms: { id: 'terms', version: '1', ...given } })
  })

  const hostile: unknown = JSON.parse('{"toString":1}')

  it.each([
    [null],
    ['x'],
    [[]],
    [{ terms: null }],
    [{ terms: 'x' }],
    [{ terms: { version: '1' } }],
    [{ terms: { version: 1, ...given } }],
    [{ terms: { version: '1', ...given, lang: hostile } }],
    [{ terms: { version: '1', ...given, agreedAt: {} } }],
    [{ terms: { version: '1', ...given, agreedAt: 'yesterday' } }],
  ])('counts %j as not agreed', (stored) => {
    expect(readConsents(stored)).toEqual({})
  })

  it('keeps what was taken back out of the storage', () => {
    const taken = withConsent(withConsent({}, [terms, privacy], given), [terms], undefined)
    expect(Object.keys(taken)).toEqual(['privacy'])
  })
})

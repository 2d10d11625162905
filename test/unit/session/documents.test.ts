import { brandOf, PRIVACY_GUIDE } from '../../../miniprogram/branding/brand'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { Documents } from '../../../miniprogram/session/documents'
import { FakeWeChat } from '../wechat/fake-wechat'
import { settle, tenant } from './bench'

const { texts } = brandOf(tenant, undefined, 'en')
const terms = 'https://www.example.com/terms'

function documentsOf(changed: Partial<Tenant> = {}) {
  const wechat = new FakeWeChat()
  const publisher = { tenant: { ...tenant, ...changed }, brand: brandOf(tenant, undefined, 'en') }
  return { wechat, documents: new Documents(wechat, publisher) }
}

/** The document's host is in WeChat's list of business domains. */
const listed = { businessDomains: ['https://www.example.com'] } as const

describe('a document', () => {
  it('opens on a page of its own where WeChat shows it', () => {
    const { wechat, documents } = documentsOf(listed)
    documents.open(terms)
    expect([wechat.opened, documents.url]).toEqual([['/routes/document'], terms])
  })

  it('is copied elsewhere, with a word of explanation', async () => {
    const { wechat, documents } = documentsOf()
    documents.open(terms)
    await settle()
    expect(wechat.opened).toEqual([`copied ${terms}`, `${texts.linkCopied}\n${terms}`])
  })

  it.each([
    'https://www.example.com.evil.example/terms',
    'https://www.example.comx/',
    'http://www.example.com/terms',
  ])('is not shown for the domain of another one: %s', (url) => {
    const { wechat, documents } = documentsOf(listed)
    documents.open(url)
    expect(wechat.opened).toEqual([`copied ${url}`])
  })

  it('shows its address where the clipboard refuses it', async () => {
    const { wechat, documents } = documentsOf()
    wechat.copies = false
    documents.open(terms)
    await settle()
    expect(wechat.opened.at(-1)).toBe(`${texts.linkNotCopied}\n${terms}`)
  })

  it('is copied where its page cannot be opened', () => {
    const { wechat, documents } = documentsOf(listed)
    wechat.refuses = true
    documents.open(terms)
    expect(wechat.opened).toEqual([`copied ${terms}`])
  })

  it('leads back, and is copied, where WeChat shows nothing on its page', () => {
    const { wechat, documents } = documentsOf(listed)
    documents.open(terms)
    documents.fail()
    expect(wechat.opened).toEqual(['/routes/document', 'back', `copied ${terms}`])
  })

  it('without an address opens nothing', () => {
    const { wechat, documents } = documentsOf(listed)
    documents.open('')
    documents.open(undefined)
    expect(wechat.opened).toEqual([])
  })
})

describe("WeChat's privacy guide", () => {
  it('is opened by WeChat', () => {
    const { wechat, documents } = documentsOf()
    documents.open(PRIVACY_GUIDE)
    expect(wechat.opened).toEqual(['privacy guide'])
  })

  it('that WeChat cannot open is excused', () => {
    const { wechat, documents } = documentsOf()
    wechat.refuses = true
    documents.open(PRIVACY_GUIDE)
    expect(wechat.opened).toEqual([texts.cannotOpen])
  })
})

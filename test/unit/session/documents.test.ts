import { brandOf, PRIVACY_GUIDE } from '../../../miniprogram/branding/brand'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { fill } from '../../../miniprogram/locales/index'
import { Documents } from '../../../miniprogram/session/documents'
import { FakeWeChat } from '../wechat/fake-wechat'
import { settle, tenant } from './bench'

const { texts } = brandOf(tenant, undefined, 'en')
const terms = 'https://www.example.com/terms'

function documentsOf(changed: Partial<Tenant> = {}) {
  const wechat = new FakeWeChat()
  const own = { ...tenant, ...changed }
  const publisher = { tenant: own, brand: brandOf(own, undefined, 'en') }
  return { wechat, documents: new Documents(wechat, publisher) }
}

/** The document's host is in WeChat's list of business domains. */
const listed = { businessDomains: ['https://www.example.com'] } as const

describe('a document', () => {
  it('opens on a page of its own, where WeChat shows it if the domain is listed', () => {
    const { wechat, documents } = documentsOf(listed)
    documents.open(terms)
    expect([wechat.opened, documents.page().inside]).toEqual([['/routes/document'], true])
  })

  it('elsewhere can be read without the clipboard: its page has the address', () => {
    const { wechat, documents } = documentsOf({
      agreements: [
        tenant.agreements[0],
        {
          ...tenant.agreements[0],
          url: { 'zh-CN': terms },
          title: { 'zh-CN': '规则', en: 'Rules' },
        },
      ] as Tenant['agreements'],
    })
    documents.open(terms)
    expect(wechat.opened).toEqual(['/routes/document'])
    expect(documents.page()).toMatchObject({
      ...{ inside: false, url: terms, title: 'Rules', note: '' },
      texts: { ...texts.document, openInBrowser: fill(texts.document.openInBrowser, 'Maple') },
    })
  })

  it('whose text is in the package is read there, though its domain is listed', () => {
    const text = { 'zh-CN': '一', en: ' One\n \n  Two' }
    const agreements = [{ ...tenant.agreements[0], url: { 'zh-CN': terms }, text }]
    const { documents } = documentsOf({ ...listed, agreements: agreements as Tenant['agreements'] })
    documents.open(terms)
    expect(documents.page()).toMatchObject({ inside: false, paragraphs: [' One', '  Two'] })
  })

  it.each([
    'https://www.example.com.evil.example/terms',
    'https://www.example.comx/',
    'http://www.example.com/terms',
  ])('is not shown for the domain of another one: %s', (url) => {
    const { documents } = documentsOf(listed)
    documents.open(url)
    expect(documents.page().inside).toBe(false)
  })

  it.each([
    [true, texts.document.copied],
    [false, texts.document.notCopied],
  ])('is copied if the person asks for it: %p', async (copies, note) => {
    const { wechat, documents } = documentsOf()
    wechat.copies = copies
    documents.open(terms)
    expect([await documents.copy(terms), wechat.opened.at(-1)]).toEqual([note, `copied ${terms}`])
  })

  it('has its address in a dialog if its page cannot be opened', async () => {
    const { wechat, documents } = documentsOf()
    wechat.refuses = true
    documents.open(terms)
    await settle()
    expect(wechat.opened).toEqual([`${texts.document.openInBrowser}\n${terms}`])
  })

  it('gets no dialog if a launch took over before WeChat said that it cannot be opened', async () => {
    const { wechat, documents } = documentsOf()
    wechat.refuses = true
    documents.open(terms)
    documents.forget()
    await settle()
    expect(wechat.opened).toEqual([])
  })

  it('that no tap opened gives way to the login page', () => {
    const { wechat, documents } = documentsOf()
    documents.leave()
    expect(wechat.opened).toEqual(['login page'])
  })

  it('without an address opens nothing', () => {
    const { wechat, documents } = documentsOf(listed)
    documents.open('')
    documents.open(undefined)
    expect(wechat.opened).toEqual([])
  })
})

describe("WeChat's privacy guide", () => {
  it('is opened by WeChat', async () => {
    const { wechat, documents } = documentsOf()
    documents.open(PRIVACY_GUIDE)
    await settle()
    expect(wechat.opened).toEqual(['privacy guide'])
  })

  it('that WeChat cannot open is excused', async () => {
    const { wechat, documents } = documentsOf()
    wechat.refuses = true
    documents.open(PRIVACY_GUIDE)
    await settle()
    expect(wechat.opened).toEqual([texts.cannotOpen])
  })
})

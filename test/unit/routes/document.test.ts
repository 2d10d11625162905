import type { DocumentPage } from '../../../miniprogram/session/documents'
import { benchOf, settle } from '../session/bench'

interface Page {
  data: Partial<DocumentPage>
  setData(patch: Partial<DocumentPage>): void
  onCopy(): void
  onLoad(): void
  onUnload(): void
  onRefused(): void
}

/** Loads the page over a session, as WeChat would. */
function load(businessDomains: readonly `https://${string}`[] = ['https://example.com']) {
  const bench = benchOf({ businessDomains })
  let options: Page | undefined
  Object.assign(globalThis, {
    getApp: () => ({ session: bench.session }),
    Page: (given: Page) => (options = given),
  })
  jest.isolateModules(() => void require('../../../miniprogram/routes/document'))
  if (!options) throw new Error('Page() was not called')
  const page = options
  page.setData = (patch) => void (page.data = { ...page.data, ...patch })
  return { ...bench, page }
}

afterAll(() => ['getApp', 'Page'].forEach((name) => Reflect.deleteProperty(globalThis, name)))

describe('the page for a document', () => {
  it('shows the document that was tapped', () => {
    const { page, session } = load()
    session.documents.open('https://example.com/terms')
    page.onLoad()
    expect(page.data.url).toBe('https://example.com/terms')
  })

  it('gives way to the login page where a launch opened it', () => {
    const { page, wechat } = load()
    page.onLoad()
    expect([page.data.url, wechat.opened]).toEqual([undefined, ['login page']])
  })

  it('gives way to the login page where a launch opens it after a document was closed', () => {
    const { page, session, wechat } = load()
    session.documents.open('https://example.com/terms')
    page.onUnload()
    page.onLoad()
    expect(wechat.opened).toEqual(['/routes/document', 'login page'])
  })

  it('gives way to the login page where a launch opens it and WeChat never opened the document', () => {
    const { page, session, wechat } = load()
    session.documents.open('https://example.com/terms')
    session.enter({ path: 'routes/document', query: {}, scene: 1069 })
    session.open()
    page.onLoad()
    expect(wechat.opened).toEqual(['/routes/document', 'login page'])
  })

  it('shows the address if WeChat does not show the document', () => {
    const { page, session } = load()
    session.documents.open('https://example.com/terms')
    page.onLoad()
    const inside = page.data.inside
    page.onRefused()
    expect([inside, page.data.inside, page.data.url]).toEqual([
      true,
      false,
      'https://example.com/terms',
    ])
  })

  it('says that the address was copied, or how to select it if WeChat refuses the clipboard', async () => {
    const { page, session, wechat } = load([])
    session.documents.open('https://example.com/terms')
    page.onLoad()
    page.onCopy()
    await settle()
    const { note, texts } = page.data
    wechat.copies = false
    page.onCopy()
    await settle()
    expect([note, page.data.note]).toEqual([texts?.copied, texts?.notCopied])
    expect(wechat.opened.slice(-2)).toEqual(Array(2).fill('copied https://example.com/terms'))
  })
})

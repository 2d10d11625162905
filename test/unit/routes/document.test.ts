import { benchOf } from '../session/bench'

interface Page {
  data: { url: string }
  setData(patch: { url: string }): void
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
    expect([page.data.url, wechat.opened]).toEqual(['', ['login page']])
  })

  it('gives way to the login page where a launch opens it after a document was closed', () => {
    const { page, session, wechat } = load()
    session.documents.open('https://example.com/terms')
    page.onUnload()
    page.onLoad()
    expect(wechat.opened).toEqual(['/routes/document', 'login page'])
  })

  it('goes back, and copies the link, where WeChat shows nothing', () => {
    const { page, session, wechat } = load()
    session.documents.open('https://example.com/terms')
    page.onRefused()
    expect(wechat.opened.slice(1)).toEqual(['back', 'copied https://example.com/terms'])
  })
})

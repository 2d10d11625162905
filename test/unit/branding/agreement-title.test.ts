import fc from 'fast-check'
import { anyText } from '../any-text'
import { documentsOf, httpsUrl, lineWithin } from '../../../miniprogram/branding/agreement-title'

const link = (href: string, words: string) => `<a href="${href}">${words}</a>`
const terms = { title: 'Terms', url: 'https://example.com/terms' }
const good = link(terms.url, terms.title)

describe('documentsOf', () => {
  it('gives every link, in order', () => {
    const title = `我已阅读并同意 ${link('https://a.cn/t', '《服务条款》')} 与 ${link('https://a.cn/p', '《隐私政策》')}`
    expect(documentsOf(title)).toEqual([
      { title: '《服务条款》', url: 'https://a.cn/t' },
      { title: '《隐私政策》', url: 'https://a.cn/p' },
    ])
  })

  it.each([
    ['<p>我已阅读并同意<b>隐私协议</b></p>', '隐私协议'],
    ['I have read and agree to the Terms', 'Terms'],
    ['阅读并同意：用户协议', '用户协议'],
    ['我閱讀並同意用户协议', '用户协议'],
    ['I read and agree to Terms', 'Terms'],
    ['我已阅读并同意', '我已阅读并同意'],
    ['请说我已阅读并同意条款', '请说我已阅读并同意条款'],
    ['用户协议', '用户协议'],
  ])('gives the words of a title without link, but for those of the tick: %p', (html, title) => {
    expect(documentsOf(html)).toEqual([{ title }])
  })

  it.each([
    ['double quotes', `<a href="${terms.url}">Terms</a>`],
    ['single quotes', `<a href='${terms.url}'>Terms</a>`],
    ['other attributes', `<a class="x" target=_blank href = "${terms.url}" rel='y'>Terms</a>`],
    ['capital letters', `<A HREF="${terms.url}">Terms</A>`],
    ['line breaks', `<a\n  href="${terms.url}"\n>Terms</a\n>`],
    ['tags inside', `<a href="${terms.url}"><span style="color:#215ae5">Te<b>rm</b>s</span></a>`],
    ['white space around', `<a href=" ${terms.url}\n"> Terms\t</a>`],
    ['a bracket in a value', `<a title="a>b" href="${terms.url}">Terms</a>`],
    ['a double quote in single ones', `<a title='a " b' href="${terms.url}">Terms</a>`],
  ])('reads a link with %s', (_name, title) => {
    expect(documentsOf(title)).toEqual([terms])
  })

  it('reads the address of a host alone', () => {
    const url = 'https://a.cn'
    expect(documentsOf(link(url, 'Terms'))).toEqual([{ title: 'Terms', url }])
  })

  it('decodes entities, once', () => {
    const title = link(
      'https://a.cn/?b=1&amp;c=2',
      '&#8220;A&nbsp;&amp;amp;&#x201D;&quot;&lt;B&gt;',
    )
    expect(documentsOf(title)).toEqual([{ title: '“A &amp;”" B', url: 'https://a.cn/?b=1&c=2' }])
  })

  it('leaves an entity that it does not know as it is', () => {
    expect(documentsOf('&constructor; &#9999999; &#xzz;')).toEqual([
      { title: '&constructor; &#9999999; &#xzz;' },
    ])
  })

  it.each([
    ['javascript:', 'javascript:alert(1)'],
    ['JavaScript: in another case', ' JaVaScRiPt:alert(1)'],
    ['javascript: in entities', '&#106;avascript&#x3a;alert(1)'],
    ['javascript: with a line break', 'java&#10;script:alert(1)'],
    ['javascript: that mentions https', 'javascript:"https://a.cn"'],
    ['data:', 'data:text/html,https://a.cn'],
    ['http', 'http://a.cn'],
    ['no scheme', '//a.cn'],
    ['a path alone', '/terms'],
    ['a user name that looks like a host', 'https://a.cn@b.cn/'],
    ['a backslash', 'https://b.cn\\@a.cn/'],
    ['no host', 'https:///terms'],
    ['a space inside', 'https://a.cn/a b'],
    ['a quote inside', 'https://a.cn/&quot;onclick'],
    ['a bracket inside', 'https://a.cn/&lt;script&gt;'],
    ['a character without width inside', 'https://a.cn/&#8203;x'],
    ['more than 512 characters', `https://a.cn/${'x'.repeat(500)}`],
    ['nothing', ''],
  ])('opens no link with %s: its words stay', (_name, href) => {
    expect(documentsOf(link(href, 'Privacy'))).toEqual([{ title: 'Privacy' }])
    expect(documentsOf(`${good}, ${link(href, 'Privacy')}`)).toEqual([terms, { title: 'Privacy' }])
  })

  it.each([
    ['data-href', '<a data-href="https://a.cn">Privacy</a>'],
    ['a href in the value of another one', `<a title=" href='https://a.cn'">Privacy</a>`],
    ['a second href', '<a href="javascript:1" href="https://a.cn">Privacy</a>'],
    ['a href without quotes', '<a href=https://a.cn>Privacy</a>'],
    ['no attribute', '<a>Privacy</a>'],
  ])('is not tricked by %s', (_name, title) => {
    expect(documentsOf(title)).toEqual([{ title: 'Privacy' }])
  })

  it.each([
    ['a script', `${good}<script>alert(1)</script>`],
    ['a script in a link', link(terms.url, '<ScRiPt src=x></script>Terms')],
    ['a style', `<style>a{}</style>${good}`],
    ['a comment', `<!-- ${good} -->Privacy`],
    ['a link that is not closed', `<a href="${terms.url}">Terms`],
    ['a tag that is not closed', `<a href="${terms.url}" Terms </a>`],
    ['a quote that is not closed', `<a href="${terms.url}>Terms</a>`],
    ['a link in a link', `<a href="https://a.cn">A ${good}`],
    ['a link without words', `${good}${link('https://a.cn', '<img src="x">')}`],
    ['words of 61 characters in a link', link(terms.url, '🎉'.repeat(61))],
    ['words that go on beyond the 60th', link(terms.url, `${'a'.repeat(60)} b`)],
    ['121 characters without link', 'x'.repeat(121)],
    ['eleven links', good.repeat(11)],
    ['no word', ' <b>&nbsp;</b>\u200b'],
    ['nothing', ''],
    ['a megabyte', good + ' '.repeat(1024 * 1024)],
  ])('gives nothing for a title with %s', (_name, title) => {
    expect(documentsOf(title)).toEqual([])
  })

  it('takes the longest words and ten links', () => {
    expect(documentsOf(link(terms.url, '🎉'.repeat(60)))).toHaveLength(1)
    expect(documentsOf('x'.repeat(120))).toHaveLength(1)
    expect(documentsOf(good.repeat(10))).toHaveLength(10)
  })

  it.each([
    ['<', '<'.repeat(4000)],
    ['<a ', '<a '.repeat(1333)],
    ['<a "', '<a "'.repeat(1000)],
    [`<a '">`, `<a '">`.repeat(666)],
    ['<a x>', '<a x>'.repeat(800)],
    ['spaces', `<a ${' '.repeat(3990)}>`],
    ['attributes', `<a ${'href '.repeat(790)}></a>`],
  ])('takes no more than 200 ms for %s over and over', (_name, title) => {
    const start = process.cpuUsage()
    documentsOf(title)
    // Of the processor: another process must not count.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(200)
  })
})

describe('Any title', () => {
  const fragment = fc.oneof(
    anyText({ maxLength: 5 }),
    fc.constantFrom(
      ...['<a href="', "<a href='", '<a ', '">', "'>", '>', '</a>', '<b>', '<', '&lt;', '&#60;'],
      ...['https://a.cn', 'javascript:', 'data:', '&#106;', '&#0;', '\u202e', '\ud800', '<!--'],
      ...['<script>', ' onclick="', '__proto__', 'Terms', ' ', '"', "'", '@', '\\', '&amp;'],
    ),
  )
  const title = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''))

  it('gives plain words and https links only', () => {
    fc.assert(
      fc.property(title, (html) => {
        for (const { title: words, url } of documentsOf(html)) {
          expect(words).toMatch(
            /^[^<>\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069]{1,120}$/u,
          )
          if (url !== undefined) expect(url).toMatch(/^https:\/\/[^@\\/?#]+([/?#]|$)/i)
          expect(url ?? '').not.toMatch(/[\s"'<>\p{Cc}]/u)
        }
      }),
      { numRuns: 1000 },
    )
  })

  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => lineWithin(60, text.replace(/[<>]/g, '')))
    .filter((text) => text !== '')
  const url = fc
    .stringMatching(
      /^https:\/\/([a-z\d-]{1,9}\.){1,3}[a-z]{2,5}(\/[\w%.~!$'()*+,;:@-]{0,9}){0,3}(\?[\w%.~!$&'()*+=-]{0,20})?$/,
    )
    .filter((text) => httpsUrl(text) !== undefined)
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')

  it('that a console wrote well comes back as it was', () => {
    const documents = fc.array(fc.record({ title: words, url }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(documents, (published) => {
        const html = published.map((each) => link(escaped(each.url), escaped(each.title)))
        const read = documentsOf(`I agree to ${html.join(' and ')}.`)
        if (html.join('').length < 3900) expect(read).toEqual(published)
      }),
    )
  })
})

describe('lineWithin', () => {
  it('gives nothing rather than half a text', () => {
    expect([lineWithin(2, ' ab\n'), lineWithin(2, 'ab c'), lineWithin(2, 'abc')]).toEqual([
      'ab',
      '',
      '',
    ])
  })
})

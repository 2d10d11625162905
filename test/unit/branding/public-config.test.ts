import fc from 'fast-check'
import { readPublicConfig } from '../../../miniprogram/branding/public-config'

const title = '我已阅读并同意<a href="https://a.cn/p">《隐私政策》</a>'
const documents = [{ title: '《隐私政策》', url: 'https://a.cn/p' }]

/** An agreement as the server publishes it. */
function published(changed: object = {}): Record<string, unknown> {
  const ids = { userPoolId: '62e2', appId: '630e' }
  const placed = { lang: 'zh-CN', required: true, order: 0, availableAt: 2 }
  return { id: 1683, ...ids, title, ...placed, ...changed }
}

const unreadable = { title: '<script>' }

const read = (data: unknown) => readPublicConfig({ code: 200, message: 'ok', data })
const agreementsOf = (...agreements: unknown[]) =>
  read({ agreementEnabled: true, agreements })?.agreements
const idsOf = (...agreements: unknown[]) => agreementsOf(...agreements)?.map(({ id }) => id)

describe('The envelope', () => {
  it.each([200, '200'])('is a success where its code is %p', (code) => {
    expect(readPublicConfig({ code, data: { name: 'Maple' } })).toEqual({ name: 'Maple' })
  })

  it.each([
    [undefined],
    [null],
    [''],
    ['<html>502 Bad Gateway</html>'],
    [200],
    [[]],
    [{}],
    [{ code: 200 }],
    [{ code: 200, data: null }],
    [{ code: 2011, message: '应用不存在', data: null }],
    [{ code: 500, data: { name: 'Maple' } }],
    [{ statusCode: 200, data: { name: 'Maple' } }],
    [{ name: 'Maple' }],
  ])('changes nothing where the answer is %j', (answer) => {
    expect(readPublicConfig(answer)).toBeUndefined()
  })

  it.each([[{}], ['text'], [42], [[]], [{ name: 1, logo: {}, agreements: 'none' }]])(
    'gives nothing of the data %j',
    (data) => {
      expect(read(data)).toEqual({})
    },
  )

  it('takes nothing from a key that would change every object', () => {
    const answer = JSON.parse(
      '{"code":200,"data":{"__proto__":{"name":"Evil","polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    ) as unknown
    expect(readPublicConfig(answer)).toEqual({})
    expect('polluted' in {}).toBe(false)
  })
})

describe('The name', () => {
  it.each([
    ['枫叶咖啡', '枫叶咖啡'],
    [' Maple\n\u202eCoffee\u200b ', 'Maple Coffee'],
    ['Tom & Jerry’s "Maple"', 'Tom & Jerry’s "Maple"'],
    ['🍁'.repeat(40), '🍁'.repeat(40)],
  ])('of %j is %j', (name, shown) => {
    expect(read({ name })).toEqual({ name: shown })
  })

  it.each([
    [''],
    [' \u200b\n'],
    ['🍁'.repeat(41)],
    ['x'.repeat(1024 * 1024)],
    ['<b>Maple</b>'],
    ['Maple<img src=x onerror=alert(1)>'],
    [42],
    [null],
    [{ toString: 'Maple' }],
  ])('is left out where it is %j', (name) => {
    expect(read({ name })).toEqual({})
  })
})

describe('The logo', () => {
  it.each([
    ['https://files.example.com/a/1273ed68.png?x=1#y'],
    ['HTTPS://EXAMPLE.COM/logo.png'],
    [`https://a.cn/${'x'.repeat(499)}`],
    ['http://127.0.0.1:9430/standin/logo.png'],
    ['http://127.0.0.1/logo.png'],
  ])('may be %s', (logo) => {
    expect(read({ logo })).toEqual({ logo })
  })

  it.each([
    [''],
    ['//files.example.com/logo.svg'],
    ['/branding/logo.png'],
    ['http://files.example.com/logo.png'],
    ['http://localhost/logo.png'],
    ['http://127.0.0.1.example.com/logo.png'],
    ['http://127.0.0.1@example.com/logo.png'],
    ['http://127.0.0.1:80@example.com/logo.png'],
    ['https://127.0.0.1@example.com/logo.png'],
    ['javascript:alert(1)'],
    ['data:image/png;base64,AAAA'],
    [' https://a.cn/logo.png'],
    ['https://a.cn/lo go.png'],
    ['https://a.cn/logo.png\n'],
    ['https://a.cn/logo.png" onerror="x'],
    ["https://a.cn/'logo.png"],
    ['https://a.cn/\u0000logo.png'],
    ['https://a.cn/\u202elogo.png'],
    [`https://a.cn/${'x'.repeat(500)}`],
    [['https://a.cn/logo.png']],
    [null],
  ])('is left out where it is %j', (logo) => {
    expect(read({ logo })).toEqual({})
  })
})

describe('Agreements', () => {
  it('come with a version, as text, and with their documents', () => {
    expect(agreementsOf(published())).toEqual([
      { id: '1683', version: '3yg2kz', lang: 'zh-CN', required: true, documents },
    ])
  })

  it('have another version where a link or a word changed, and the same otherwise', () => {
    const versionOf = (changed: object) => agreementsOf(published(changed))?.[0]?.version
    const versions = [
      versionOf({}),
      versionOf({ title: title.replace('/p', '/p2') }),
      versionOf({ title: title.replace('已', '己') }),
    ]
    expect(new Set(versions).size).toBe(3)
    expect(versionOf({ order: 9, id: 1 })).toBe(versions[0])
  })

  it.each([[false], [undefined], ['true'], [1]])(
    'are left out where agreementEnabled is %p',
    (agreementEnabled) => {
      expect(read({ agreementEnabled, agreements: [published()] })).toEqual({})
    },
  )

  it.each([
    ['none', []],
    ['none for the login page', [published({ availableAt: 0 }), published({ availableAt: null })]],
    ['none in a language of ours', [published({ lang: 'xx-XX' }), published({ lang: '' })]],
    ['nothing but others', [null, 1, 'x', [], {}]],
  ])('are left out where there is %s: those of the deployment stay', (_name, list) => {
    expect(agreementsOf(...list)).toBeUndefined()
  })

  it('are those of the login page, in the languages we have', () => {
    const list = [
      published({ id: 1, availableAt: 0, lang: 'zh-CN' }),
      published({ id: 2, availableAt: 1, lang: 'zh-TW' }),
      published({ id: 3, availableAt: 2, lang: 'en-US' }),
      published({ id: 4, availableAt: null, lang: 'en-US' }),
      published({ id: 5, availableAt: 1, lang: 'ja-JP' }),
      published({ id: 6, availableAt: 1, lang: 'xx-XX' }),
    ]
    expect(idsOf(...list)).toEqual(['2', '3', '5'])
  })

  it('are in their order', () => {
    const orders = [3, 1, undefined, 2, -1]
    expect(idsOf(...orders.map((order, id) => published({ id, order })))).toEqual([
      '4',
      '2',
      '1',
      '3',
      '0',
    ])
  })

  it.each([
    [true, true],
    [false, false],
    [undefined, true],
    ['false', true],
    [0, true],
    [null, true],
  ])('with required %p are %p', (required, shown) => {
    expect(agreementsOf(published({ required }))?.[0]?.required).toBe(shown)
  })

  it.each([
    ['has no readable title', unreadable],
    ['has a title of a megabyte', { title: 'x'.repeat(1024 * 1024) }],
    ['has no title', { title: undefined }],
    ['has a title of another type', { title: { toString: 'x' } }],
    ['has no id', { id: undefined }],
    ['has an id that is no number', { id: '__proto__' }],
  ])('stay those of the deployment where a required one %s', (_name, broken) => {
    expect(agreementsOf(published(), published(broken))).toBeUndefined()
    expect(agreementsOf(published(), published({ ...broken, required: undefined }))).toBeUndefined()
    expect(idsOf(published(), published({ ...broken, required: false }))).toEqual(['1683'])
  })

  it('are not left out for one that is required elsewhere', () => {
    const elsewhere = [{ availableAt: 0 }, { availableAt: null }, { lang: 'xx-XX' }]
    const broken = elsewhere.map((each) => published({ ...unreadable, ...each }))
    expect(idsOf(published(), ...broken)).toEqual(['1683'])
  })

  it('are at most ten of one language, the optional ones beyond left out', () => {
    const ten = Array.from({ length: 10 }, (_, id) => published({ id }))
    const beyond = { id: 99, order: 1 }
    expect(agreementsOf(...ten, published({ ...beyond, lang: 'en-US' }))).toHaveLength(11)
    expect(agreementsOf(...ten, published({ ...beyond, required: false }))).toHaveLength(10)
    expect(agreementsOf(...ten, published(beyond))).toBeUndefined()
  })

  it('take no more than 500 ms where there are 20 000', () => {
    const long = `${'<b>x</b>'.repeat(400)}${title}`
    const list = Array.from({ length: 20_000 }, (_, id) =>
      published({ id, title: long, required: false }),
    )
    const start = process.cpuUsage()
    agreementsOf(...list)
    // Of the processor: another process must not count.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500)
  })
})

describe('Any answer', () => {
  const words = fc.constantFrom(
    ...['Maple', '', ' ', '<b>', 'javascript:alert(1)', 'http://a.cn', 'https://a.cn', '\u202e'],
    ...[title, title.replace('https', 'http'), 'x'.repeat(200), '\ud800', '&lt;&#0;', '__proto__'],
  )
  const anything = fc.oneof(
    { weight: 4, arbitrary: words },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.constantFrom({ toString: 1, valueOf: 1 }, { length: 3 }) },
  )
  const or = <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.oneof(
      { weight: 9, arbitrary: arbitrary as fc.Arbitrary<unknown> },
      { weight: 1, arbitrary: anything },
    )
  const agreement = fc.record(
    {
      id: or(fc.integer()),
      title: or(words),
      lang: or(fc.constantFrom('zh-CN', 'zh-TW', 'en-US', 'ja-JP', 'xx-XX')),
      required: or(fc.boolean()),
      order: or(fc.double()),
      availableAt: or(fc.constantFrom(0, 1, 2, null)),
    },
    { requiredKeys: ['title', 'lang', 'availableAt'] },
  )
  const data = fc.record(
    {
      name: anything,
      logo: anything,
      agreementEnabled: or(fc.constant(true)),
      agreements: or(fc.array(or(agreement), { maxLength: 25 })),
    },
    { requiredKeys: ['agreementEnabled', 'agreements'] },
  )
  const answer = fc.record({ code: or(fc.constantFrom(200, '200')), data: or(data) })

  it('gives clean texts and https links only, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(answer, fc.jsonValue()), (given) => {
        const brand = readPublicConfig(given) ?? {}
        JSON.stringify(brand, (_key, value: unknown) => {
          if (typeof value === 'string') expect(value).toMatch(/^[^<>\p{Cc}\p{Cs}\u202a-\u202e]+$/u)
          return value
        })
        if (brand.logo !== undefined) expect(brand.logo).toMatch(/^https:/)
        for (const { documents } of brand.agreements ?? []) {
          expect(documents.length).toBeGreaterThan(0)
          for (const { url = 'https:' } of documents) expect(url).toMatch(/^https:/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never asks for less than was published', () => {
    fc.assert(
      fc.property(fc.array(agreement, { maxLength: 25 }), (list) => {
        const required = list.filter(
          ({ required, lang, availableAt }) =>
            required !== false &&
            ['zh-CN', 'zh-TW', 'en-US', 'ja-JP'].some((ours) => ours === lang) &&
            [1, 2].some((here) => here === availableAt),
        )
        const asked = agreementsOf(...list)
        if (asked) expect(asked.filter((each) => each.required)).toHaveLength(required.length)
      }),
      { numRuns: 1000 },
    )
  })
})

import { readAgreed } from './agreed'
import { issueTicket, startTestbed, ticketPath, type Testbed } from './testbed'

const agreed = {
  id: 'terms',
  version: '2026-01',
  lang: 'zh-CN',
  agreedAt: '2026-01-01T00:00:00.000Z',
}

describe('readAgreed', () => {
  test('reads each proof, and no more of it than it is', () => {
    const other = { ...agreed, id: '1683', lang: 'ja', agreedAt: '2026-01-01T08:00:00+08:00' }
    expect(readAgreed({ agreements: [{ ...agreed, title: 'x' }, other] })).toEqual([agreed, other])
  })

  test('is content without proof', () => {
    expect([readAgreed({}), readAgreed({ agreements: [] })]).toEqual([[], []])
  })

  test.each([
    [null],
    [undefined],
    ['terms'],
    [{ terms: true }],
    [[null]],
    [['terms']],
    [Array.from({ length: 101 }, () => agreed)],
    [[agreed, { ...agreed, id: '' }]],
    [[{ ...agreed, id: 1683 }]],
    [[{ ...agreed, id: 'x'.repeat(65) }]],
    [[{ ...agreed, version: undefined }]],
    [[{ ...agreed, lang: '中文' }]],
    [[{ ...agreed, lang: 'zh_CN' }]],
    [[{ ...agreed, agreedAt: 1_767_225_600_000 }]],
    [[{ ...agreed, agreedAt: '2026-01-01' }]],
    [[{ ...agreed, agreedAt: '2026-13-01T00:00:00Z' }]],
    [[{ ...agreed, agreedAt: 'Thu Jan 01 2026 00:00:00 GMT' }]],
  ])('refuses %j', (agreements) => {
    expect(() => readAgreed({ agreements })).toThrow(
      expect.objectContaining({ statusCode: 400, message: expect.stringMatching(/^agreements/) }),
    )
  })
})

describe('With a ticket', () => {
  let testbed: Testbed

  beforeAll(async () => {
    testbed = await startTestbed()
  })
  afterAll(() => testbed.genauth.close())
  beforeEach(() => testbed.reset())

  test('the proof is kept with the person, once', async () => {
    const later = { ...agreed, version: '2026-02', agreedAt: '2026-02-01T00:00:00.000Z' }
    await issueTicket(testbed, { agreements: [agreed] })
    await issueTicket(testbed)
    await issueTicket(testbed, { agreements: [agreed, later] })
    expect(await testbed.get('/standin/users')).toMatchObject([{ agreements: [agreed, later] }])
  })

  test('a malformed proof is refused, nobody is logged in and no code is spent', async () => {
    const wxLoginInfo = { code: await testbed.loginCode() }
    const agreements = [{ ...agreed, agreedAt: 'now' }]
    expect(await testbed.post(ticketPath, { wxLoginInfo, agreements })).toEqual({
      code: 400,
      message: 'agreements.agreedAt 格式错误',
      data: null,
    })
    expect(await testbed.get('/standin/users')).toEqual([])
    expect(await testbed.post(ticketPath, { wxLoginInfo })).toMatchObject({ code: 200 })
  })
})

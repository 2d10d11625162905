import { AppCrash, readAsGuardAndroid, readAsJavaSample, readAsSwiftSample } from './sample-parsers'

describe.each([
  ['Swift', readAsSwiftSample],
  ['Java', readAsJavaSample],
])('The %s sample', (_name, read) => {
  test('reads a success with its ticket, and a state', () => {
    expect(read('code=200&message=授权成功&ticket=a.b.c&state=s')).toEqual({
      code: '200',
      message: '授权成功',
      ticket: 'a.b.c',
      state: 's',
    })
  })

  test('reads a refusal, which has no ticket', () => {
    expect(read('code=400&message=用户取消授权')).toEqual({ code: '400', message: '用户取消授权' })
  })

  test('shows what was percent-encoded as it is', () => {
    expect(read('code=400&message=a%20b').message).toBe('a%20b')
  })

  test('cuts a value at its =', () => {
    expect(read('code=200&message=ok&ticket=abc==').ticket).toBe('abc')
  })

  test.each([
    ['nothing at all', ''],
    ['a segment without =', 'code=400&message=a&b'],
    ['no code', 'message=a'],
    ['no message', 'code=400'],
    ['a success without ticket', 'code=200&message=ok'],
    ['JSON', '{"code":"x"}'],
  ])('crashes on %s', (_what, extMsg) => {
    expect(() => read(extMsg)).toThrow(AppCrash)
  })
})

test('An empty value is empty to Swift and a crash to Java', () => {
  expect(readAsSwiftSample('code=400&message=').message).toBe('')
  expect(() => readAsJavaSample('code=400&message=')).toThrow(AppCrash)
})

test('An & at the end is a crash to Swift and nothing to Java', () => {
  expect(() => readAsSwiftSample('code=400&message=a&')).toThrow(AppCrash)
  expect(readAsJavaSample('code=400&message=a&').message).toBe('a')
})

test('A mark after = or before & hides it from Swift, which compares whole characters', () => {
  expect(() => readAsSwiftSample('code=400&message=\u0338a')).toThrow(AppCrash)
  expect(readAsSwiftSample('code=400&message=a\u0600&state=s')).toEqual({
    code: '400',
    message: 'a\u0600&state',
  })
  expect(readAsJavaSample('code=400&message=\u0338a').message).toBe('\u0338a')
})

test.each([
  ['', { kind: 'denied', message: 'extraData is empty' }],
  ['code=400&message=a', { kind: 'codes' }],
  ['{}', { kind: 'codes' }],
  [
    '{"code":"l","phoneInfoCode":"p+/==","more":1}',
    { kind: 'codes', code: 'l', phoneInfoCode: 'p+/==' },
  ],
])('The Guard SDK reads %j as %j', (extMsg, result) => {
  expect(readAsGuardAndroid(extMsg)).toEqual(result)
})

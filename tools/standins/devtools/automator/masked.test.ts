import { masked, maskedQuery } from './masked'

class Channel {
  readonly peer: Channel = this
}
const circle: Record<string, unknown> = {}
circle['self'] = circle

test.each<[unknown, string]>([
  [
    { code: 'abcdefgh', statusCode: 200, apiCode: '2005' },
    '{"code":"abcd…","statusCode":200,"apiCode":"2005"}',
  ],
  [
    { data: { ticket: 'eyJhbGciOi', expiresIn: 120 } },
    '{"data":{"ticket":"eyJh…","expiresIn":120}}',
  ],
  [
    { data: '{"token":"eyJhbGciOi","phone":"13800138000"}' },
    '{"data":"{\\"token\\":\\"eyJh…\\",\\"phone\\":\\"1380…\\"}"}',
  ],
  ['{"loginCode":"0123456789"}', '{"loginCode":"0123…"}'],
  ['code=200&ticket=eyJhbGciOi&state=abcdefgh', 'code=200&ticket=eyJh…&state=abcd…'],
  ['Bad Gateway', 'Bad Gateway'],
  [undefined, ''],
])('%j is told as %s', (given, told) => {
  expect(masked(given)).toBe(told)
})

test('What is no JSON is named', () => {
  expect(masked({ errMsg: 'ok', eventChannel: new Channel() })).toBe(
    '{"errMsg":"ok","eventChannel":"(Channel)"}',
  )
  expect(masked(circle)).toBe('(no JSON)')
})

test('A path keeps what is no secret', () => {
  expect(maskedQuery('/routes/explore?getPhone=1&state=0123456789&code_challenge=abcdefgh')).toBe(
    '/routes/explore?getPhone=1&state=0123…&code_challenge=abcd…',
  )
})

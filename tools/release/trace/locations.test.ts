import { replaceLocations, type Location } from './locations'

/** Every location of a text, and the text with each replaced by a mark. */
function read(text: string): { found: Location[]; marked: string } {
  const found: Location[] = []
  const marked = replaceLocations(text, (location) => {
    found.push(location)
    return '#'
  })
  return { found, marked }
}

const AT = { file: 'routes/explore', line: 1, column: 234 }

it.each([
  ['    at Page.onLoad (https://usr/routes/explore.js:1:234)', '    at Page.onLoad (#)'],
  ['    at https://usr/routes/explore.js:1:234', '    at #'],
  ['onLoad@https://usr/routes/explore.js:1:234', 'onLoad@#'],
  ['    at t (weapp:///routes/explore.js?t=wechat&s=17&v=3.5:1:234)', '    at t (#)'],
  ['at t (http://127.0.0.1:43210/appservice/routes/explore.js:1:234)', 'at t (#)'],
  ['routes/explore.js:1:234', '#'],
  ['at /routes/explore.js:1:234;at ./routes/explore.js:1:234', 'at #;at #'],
  [
    '"stack":"Error: x\\n    at t (https://usr/routes/explore.js:1:234)\\n"',
    '"stack":"Error: x\\n    at t (#)\\n"',
  ],
  ['页面routes/explore.js:1:234错误', '页面#错误'],
])('finds the file in %j', (text, marked) => {
  const seen = read(text)
  expect(seen.marked).toBe(marked)
  expect(new Set(seen.found.map((location) => JSON.stringify(location)))).toEqual(
    new Set([JSON.stringify(AT)]),
  )
})

it.each([
  'at f (https://lib/WAServiceMainContext.js:1:177155)',
  'at f (https://servicewechat.com/wx0123456789abcdef/3/page-frame.html:12:3)',
  'at https://example.com/routes/explore.js:1:234',
  'TypeError: routes/explore.js is not a function',
  'at 12:30:45, in routes/explore.js:7',
])('leaves %j alone', (text) => {
  expect(read(text)).toEqual({ found: [], marked: text })
})

it('leaves what is not found as it is', () => {
  const text = 'at f (https://usr/app-service.js?v=1:2:3)'
  expect(replaceLocations(text, () => undefined)).toBe(text)
})

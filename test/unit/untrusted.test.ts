import { fieldsIn, isRecord, textIn, wholeNumberIn } from '../../miniprogram/untrusted'

const odd = [undefined, null, true, 7, '', 'x', [], ['x'], () => 'x', Symbol('x')]

it.each(odd)('%p has no fields', (value) => {
  expect([isRecord(value), fieldsIn(value)]).toEqual([false, {}])
})

it('an object has its own', () => {
  const given = { a: 1 }
  expect([isRecord(given), fieldsIn(given)]).toEqual([true, given])
})

it.each(odd.filter((value) => typeof value !== 'string'))('%p is no text', (value) => {
  expect(textIn(value)).toBe('')
})

it.each([
  [0, 0],
  [429, 429],
  ['429', 429],
  ['007', 7],
  [999_999_999, 999_999_999],
  [1_000_000_000, undefined],
  [-1, undefined],
  [1.5, undefined],
  [NaN, undefined],
  [Infinity, undefined],
  ['1e3', undefined],
  ['', undefined],
  [' 5', undefined],
  [['5'], undefined],
  [null, undefined],
])('%p is the whole number %p', (value, number) => {
  expect(wholeNumberIn(value)).toBe(number)
})

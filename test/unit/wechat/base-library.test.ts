import { isOlder, MINIMUM_BASE_LIBRARY } from '../../../miniprogram/wechat/base-library'

it.each([
  ['2.32.2', true],
  ['2.9.5', true],
  ['1.99.99', true],
  ['2.32', true],
  ['2', true],
  ['2.32.3', false],
  ['2.32.3.1', false],
  ['2.100.0', false],
  ['3.0.0', false],
  ['10.0', false],
  ['', false],
  ['unknown', false],
  ['v2.1.0', false],
  ['2.1.0-beta', false],
  ['2..1', false],
])('the base library %j is older than the minimum: %p', (version, older) => {
  expect(isOlder(version, MINIMUM_BASE_LIBRARY)).toBe(older)
})

it('reads numbers of two digits', () => {
  expect(isOlder('10.9', '11.0')).toBe(true)
})

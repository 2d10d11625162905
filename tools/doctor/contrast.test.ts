import { contrast, mix, nearestShade } from './contrast'

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#07c160', '#ffffff', 2.38],
  ['#767676', '#ffffff', 4.54],
])('measures %s on %s as %p', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2)
  expect(contrast(other, one)).toBeCloseTo(ratio, 2)
})

it('mixes colours by share', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000')
  expect(mix('#000000', '#ff8040', 0.5)).toBe('#804020')
})

it('finds the shade that differs least, and none where none passes', () => {
  expect(nearestShade('#336699', () => true)).toBe('#336699')
  expect(nearestShade('#336699', (shade) => shade === '#000000')).toBe('#000000')
  expect(nearestShade('#336699', () => false)).toBeUndefined()
})

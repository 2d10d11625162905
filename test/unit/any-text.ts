import fc from 'fast-check'

const codePoint = fc.oneof(fc.nat({ max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))

/** Text of any code points. fast-check's own (`unit: 'binary'`) first builds a table of all of them, which takes 2 s. */
export function anyText(constraints: fc.ArrayConstraints = {}) {
  return fc.array(codePoint, constraints).map((points) => String.fromCodePoint(...points))
}

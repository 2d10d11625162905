import { Stacks } from './stacks'

it('names a script that WeChat’s compiler only minified, whose map calls it 0', () => {
  const map = { version: 3, sources: ['0'], names: [], mappings: 'AAAA' }
  const files = { 'pages/a.js': '', 'pages/a.js.map': JSON.stringify(map) }
  const { place } = new Stacks(files, 'app/').located('at onLoad (miniprogram:///pages/a.js:2:1)')
  expect(place).toEqual({ file: 'app/pages/a.js', line: 1, column: 1 })
})

import { join } from 'node:path'
import { compile } from './compile'
import { notEs5 } from './es5'

it('finds nothing in what WeChat’s compiler makes of this repository, packages from npm included', async () => {
  const files = await compile(join(__dirname, '../..'))
  expect(Object.keys(files)).toContain('miniprogram_npm/mobx-miniprogram/index.js')
  expect(notEs5(files)).toEqual([])
})

it.each([
  ['class{until=0}', 'x.js:1:1: The keyword \'class\' is reserved at "class{until=0}"'],
  ['var a\ntry{b()}catch{c()}', 'x.js:2:14: Unexpected token at "{c()}"'],
  ['a=()=>1', 'x.js:1:4: Unexpected token at ")=>1"'],
  ['a?.b', 'x.js:1:3: Unexpected token at ".b"'],
  ['`a`', 'x.js:1:1: Unexpected character \'`\' at "`a`"'],
])('names file, line and column of %j', (script, problem) => {
  expect(notEs5({ 'app.js': 'App({})', 'x.js': script })).toEqual([problem])
})

it('does not read what is no script', () => {
  expect(notEs5({ 'app.json': '{}', 'a.wxml': '<view/>', 'a.js.map': '{}' })).toEqual([])
})

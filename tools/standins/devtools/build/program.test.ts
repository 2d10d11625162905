import { toFrameUnits } from './frame-units'
import { oldStyles } from '../simulator/old-phone'
import { checkWxml } from './wxml'
import { compileStyleSheets } from './wxss'

it('says where a WXML file is not well formed', () => {
  expect(checkWxml('a.wxml', '<view><text></view>').join()).toMatch(/^a\.wxml:1:\d+: /)
  expect(checkWxml('a.wxml', '<view wx:if="{{a}}">{{b}}</view>')).toEqual([])
})

it('refuses WXSS that is not well formed', () => {
  const sheets = new Map([['app.wxss', '.a { color: red']])
  expect(() => compileStyleSheets(sheets, () => false)).toThrow(/WXSS/)
})

it('prefixes the classes of components only, also where they import', () => {
  const sheets = new Map([
    ['app.wxss', '.a{width:2rpx}'],
    ['parts/b.wxss', '@import "../c.wxss";.b{color:red}'],
    ['c.wxss', '.c{color:blue}'],
  ])
  const css = compileStyleSheets(sheets, (path) => path === 'parts/b')
  expect(css['app']).toMatch(/^\.a\{/)
  expect(css['parts/b']).toContain('.parts-b--b{color:red}')
  expect(css['parts/b']).toContain('.parts-b--c{color:blue}')
})

it('makes lengths of the screen multiples of the frame', () => {
  expect(toFrameUnits('body{min-height:100vh}')).toBe(
    'wx-page{min-height:calc(100 * var(--wx-vh))}',
  )
})

it('makes a rem what the page says it is, and leaves a px alone', () => {
  expect(toFrameUnits('.rem,.a-2rem,.vh,#b2rpx{top:-.5rem}')).toBe(
    '.rem,.a-2rem,.vh,#b2rpx{top:calc(-.5 * var(--wx-rem, 1rem))}',
  )
  expect(toFrameUnits('.body{font:500 1.5rem/2rem x;width:16px}')).toBe(
    '.body{font:500 calc(1.5 * var(--wx-rem, 1rem))/calc(2 * var(--wx-rem, 1rem)) x;width:16px}',
  )
})

it('leaves out of styles what an old phone does not know', () => {
  const css = '.a{display:flex;gap:2px;overflow-wrap:anywhere;color:red}.b:is(.c){top:0}.d{inset:0}'
  expect(oldStyles(css)).toBe('.a{display:flex;;;color:red}.d{}')
})

import { screenLengths } from './frame-units'
import { oldStyles } from '../simulator/old-phone'
import { checkWxml } from './wxml'

it('says where a WXML file is not well formed', () => {
  expect(checkWxml('a.wxml', '<view><text></view>').join()).toMatch(/^a\.wxml:1:\d+: /)
  expect(checkWxml('a.wxml', '<view wx:if="{{a}}">{{b}}</view>')).toEqual([])
})

it('makes a rem what the page says it is, and leaves a px alone', () => {
  expect(screenLengths('top:-.5rem;font:500 1.5rem/2rem x;width:16px;--a-2rem:#b2rpx')).toBe(
    'top:calc(-.5 * var(--wx-rem, 1rem));' +
      'font:500 calc(1.5 * var(--wx-rem, 1rem))/calc(2 * var(--wx-rem, 1rem)) x;width:16px;--a-2rem:#b2rpx',
  )
})

it('leaves out of styles what an old phone does not know', () => {
  const css = '.a{display:flex;gap:2px;overflow-wrap:anywhere;color:red}.b:is(.c){top:0}.d{inset:0}'
  expect(oldStyles(css)).toBe('.a{display:flex;;;color:red}.d{}')
})

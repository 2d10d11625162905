import { answers, tellsOfTaps } from '../cases'

answers([
  ['form', '#news', 'switch', { checked: true, type: 'switch', width: 57, height: 32 }],
  ['form', '#boxed', 'switch', { type: 'checkbox', color: '#10aeff', width: 29, height: 27 }],
])

tellsOfTaps([
  ['#news', ['change news {"value":false}']],
  ['#boxed', []],
])

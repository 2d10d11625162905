import { answers, tellsOfTaps } from '../cases'

answers([
  ['form', '#fruits', 'checkbox-group', { name: 'fruits', height: 159 }],
  ['form', '#fig', 'checkbox', { value: 'fig', checked: true, width: 29, height: 27 }],
])

tellsOfTaps([
  ['#fig', ['change fruits {"value":[]}']],
  ['#pear', ['change fruits {"value":["fig","pear"]}']],
])

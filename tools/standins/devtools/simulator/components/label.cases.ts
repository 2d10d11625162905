import { answers, tellsOfTaps } from '../cases'

answers([['form', '#for-fig', 'label', { for: 'fig', width: 343, height: 53 }]])

tellsOfTaps([
  ['#for-fig', ['change fruits {"value":[]}']],
  ['#news-label', ['change news {"value":false}']],
])

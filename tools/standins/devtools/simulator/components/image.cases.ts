import { answers } from '../cases'

answers([
  ['scroll', '#picture', 'image', { mode: 'scaleToFill', src: '', width: 320, height: 240 }],
])

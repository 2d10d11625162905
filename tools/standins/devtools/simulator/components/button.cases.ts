import { answers } from '../cases'

answers([
  ['form', '#submit', 'button', { formType: 'submit', hoverClass: '', width: 184, height: 40 }],
])

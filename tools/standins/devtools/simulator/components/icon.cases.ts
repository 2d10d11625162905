import { answers } from '../cases'

answers([['scroll', '#sign', 'icon', { type: 'info', size: '23px', width: 23, height: 23 }]])

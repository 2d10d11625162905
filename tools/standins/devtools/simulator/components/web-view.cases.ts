import { answers } from '../cases'

answers([['web', 'web-view', 'web-view', { src: '' }]])

import { answers } from '../cases'

answers([['sizes', 'page-meta', 'page-meta', { rootFontSize: 'system' }]])

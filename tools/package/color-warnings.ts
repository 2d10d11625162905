import { deployment } from '../../miniprogram/deployment'
import { colors } from '../doctor/fields/colors'
import type { Scope } from '../doctor/scope'

/** What a build says of colours that are hard to read: the field, the figure, and a shade that passes. */
export function colorWarnings(built: Scope['deployment'] = deployment): string[] {
  return colors({ deployment: built, environment: 'release' })
    .filter(({ level }) => level !== 'ok')
    .map(({ detail, fix }) => `warning: ${detail}. ${fix ?? ''}`.trim())
}

import { oneLine } from '../one-line'

/**
 * A message that the documented sample parsers read back unchanged: they split on `&` and `=` and decode nothing,
 * and Java's drops an empty value and crashes.
 */
export function plainMessage(message: string): string {
  return oneLine(message.replace(/[&=]/g, ' ')) || '-'
}

/** The backend's `message`, fit to be shown, or `undefined` where there is none. */
export function reasonOf(answer: Record<string, unknown>): string | undefined {
  const { message } = answer
  return typeof message === 'string' && oneLine(message) !== '' ? oneLine(message) : undefined
}

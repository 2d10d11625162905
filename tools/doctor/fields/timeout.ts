import { error, field, judge, type Finding } from '../finding'
import type { Scope } from '../scope'

/** Milliseconds: shorter fails on a slow network, longer than WeChat's own limit never ends by itself. */
const RANGE = { min: 3_000, max: 60_000 }

export function timeout({ deployment: { timeout } }: Scope): Finding[] {
  const fits = Number.isInteger(timeout) && timeout >= RANGE.min && timeout <= RANGE.max
  const detail = `${field('timeout', timeout)} is not a whole number of milliseconds from 3000 to 60000`
  const item = { id: 'launch.timeout', title: 'timeout', fine: `${timeout} ms` }
  return judge(item, fits ? [] : [error(detail, 'Start from 10_000.')])
}

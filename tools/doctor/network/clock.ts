import { error, judge, warning, type Finding, type Problem } from '../finding'
import type { Answer } from './ask'

/** Seconds. WeChat's codes live 300 s. */
const SKEW = { warning: 60, error: 240 }

const FIX = 'Synchronise both by NTP: a code lives 300 s, and clocks that differ shorten that.'

/** Whether server and this machine agree on the time. `now` is taken when the answer has come. */
export function judgeClock(host: string, { date }: Answer, now: number): Finding[] {
  const title = `${host}: clock`
  if (date === undefined) {
    return judge({ id: 'network.clock', title, fine: 'not told: no Date header' }, [])
  }
  const skew = Math.round((date - now) / 1000)
  const item = { id: 'network.clock', title, fine: `within ${SKEW.warning} s of this machine's` }
  return judge(item, problems(skew))
}

function problems(skew: number): Problem[] {
  const seconds = Math.abs(skew)
  if (seconds <= SKEW.warning) return []
  const detail = `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's`
  return [seconds > SKEW.error ? error(detail, FIX) : warning(detail, FIX)]
}

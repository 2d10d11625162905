import type { Scenario } from './scenario'
import { failed } from './failed'
import { logins } from './logins'
import { waysIn } from './ways-in'

/** Every scenario, in the order in which they are shown. Each names the row of the docs that it proves. */
export const scenarios: readonly Scenario[] = [...logins, ...failed, ...waysIn]

import type { Scenario } from './scenario'
import { logins } from './logins'

/** Every scenario, in the order in which they are shown. Each names the row of the docs that it proves. */
export const scenarios: readonly Scenario[] = [...logins]

import type { Config } from './config'
import { redisStore } from './redis'
import { sqliteStore } from './sqlite'
import type { Store } from './store'

interface Around {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  /** Told when the connection to Redis breaks. */
  readonly onError: (error: unknown) => void
}

export async function openStore({ STORE, USER_POOL_ID }: Config, around: Around): Promise<Store> {
  return STORE.startsWith('sqlite:')
    ? sqliteStore(STORE.slice('sqlite:'.length), USER_POOL_ID, around.now)
    : redisStore(STORE, USER_POOL_ID, around)
}

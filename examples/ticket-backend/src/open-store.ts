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

/** @throws Error that names STORE, and not its value, which may hold a password */
export async function openStore({ STORE, USER_POOL_ID }: Config, around: Around): Promise<Store> {
  try {
    return STORE.startsWith('sqlite:')
      ? sqliteStore(STORE.slice('sqlite:'.length), USER_POOL_ID, around.now)
      : await redisStore(STORE, USER_POOL_ID, around)
  } catch (error) {
    const { code = '', message = '' } = error as Partial<NodeJS.ErrnoException>
    throw new Error(`STORE: cannot be opened (${code || message})`)
  }
}

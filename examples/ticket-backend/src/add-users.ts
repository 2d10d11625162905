import { createInterface } from 'node:readline'

import { readConfig } from './config'
import { openStore } from './open-store'

/** Reads phone numbers as WeChat writes them, one a line: `13800138000`, `+447911123456`. For LOGIN_ONLY. */
async function main(): Promise<void> {
  const store = await openStore(readConfig(process.env), { now: Date.now, onError: console.error })
  let added = 0
  for await (const line of createInterface(process.stdin)) {
    const phone = line.trim()
    if (phone !== '' && (await store.addUser(phone))) added += 1
  }
  await store.close()
  console.log(`${added} users added`)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})

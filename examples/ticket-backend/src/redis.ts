import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import { Value } from '@sinclair/typebox/value'

import type { Store } from './store'
import { StoredUser } from './wire'

const count = `
  local n = redis.call('INCR', KEYS[1])
  if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
  return n`

/** KEYS: openids, phones, the new user. ARGV: the new id or '', openid, phone or '', time, prefix of a user's key. */
const logIn = `
  local openid, phone = ARGV[2], ARGV[3]
  local id = redis.call('HGET', KEYS[1], openid)
  if not id and phone ~= '' then
    local owner = redis.call('HGET', KEYS[2], phone)
    if owner and redis.call('HEXISTS', ARGV[5] .. owner, 'openid') == 0 then id = owner end
  end
  if not id then
    if ARGV[1] == '' then return false end
    id = ARGV[1]
    redis.call('HSET', KEYS[3], 'id', id, 'signed_up', ARGV[4])
  end
  local user = ARGV[5] .. id
  redis.call('HSET', KEYS[1], openid, id)
  redis.call('HSET', user, 'openid', openid, 'last_login', ARGV[4])
  if phone ~= '' and redis.call('HEXISTS', user, 'phone') == 0 and redis.call('HSETNX', KEYS[2], phone, id) == 1 then
    redis.call('HSET', user, 'phone', phone)
  end
  local found = redis.call('HMGET', user, 'id', 'phone', 'status')
  return cjson.encode({id = found[1], phone = found[2] or cjson.null, status = found[3] or cjson.null})`

const addUser = `
  if redis.call('HSETNX', KEYS[1], ARGV[2], ARGV[1]) == 0 then return 0 end
  redis.call('HSET', KEYS[2], 'id', ARGV[1], 'phone', ARGV[2], 'signed_up', ARGV[3])
  return 1`

/** State that the processes of several machines share. Redis 6.2 or newer, or Valkey. */
export async function redisStore(
  url: string,
  pool: string,
  { now, onError }: { now: () => number; onError: (error: unknown) => void },
): Promise<Store> {
  let opened = false
  const client = createClient({
    url,
    // The first time it is the configuration that is wrong.
    socket: {
      connectTimeout: 3000,
      reconnectStrategy: (tries) => opened && Math.min(50 * 2 ** tries, 2000),
    },
    // While Redis is away, a login fails at once rather than after the phone has given up.
    disableOfflineQueue: true,
  })
  client.on('error', onError)
  await client.connect()
  opened = true
  // Without its password Redis lets one connect, and do nothing else.
  await client.ping().catch((error: unknown) => {
    client.destroy()
    throw error
  })
  // One slot of a cluster.
  const name = (key: string) => `{ticket-backend ${pool}} ${key}`
  const users = name('user ')
  const time = () => new Date(now()).toISOString()
  return {
    add: async (key, value, seconds) =>
      (await client.set(name(key), value, {
        condition: 'NX',
        expiration: { type: 'EX', value: seconds },
      })) === 'OK',
    set: async (key, value, seconds) =>
      void (await client.set(name(key), value, { expiration: { type: 'EX', value: seconds } })),
    get: (key) => client.get(name(key)),
    take: (key) => client.getDel(name(key)),
    count: async (key, seconds) =>
      Number(await client.eval(count, { keys: [name(key)], arguments: [String(seconds)] })),
    logIn: async ({ openid, phone }, mayRegister) => {
      const id = randomUUID()
      const found = await client.eval(logIn, {
        keys: [name('openids'), name('phones'), users + id],
        arguments: [mayRegister ? id : '', openid, phone ?? '', time(), users],
      })
      return typeof found === 'string' ? Value.Parse(StoredUser, JSON.parse(found)) : null
    },
    addUser: async (phone) => {
      const id = randomUUID()
      const keys = [name('phones'), users + id]
      return (await client.eval(addUser, { keys, arguments: [id, phone, time()] })) === 1
    },
    keepConsents: async (user, consents) => {
      const kept = consents.map(({ id, version, lang, agreedAt }) => {
        return client.hSetNX(
          name(`consents ${user}`),
          JSON.stringify([id, version, lang, agreedAt]),
          time(),
        )
      })
      await Promise.all(kept)
    },
    ping: async () => void (await client.ping()),
    close: () => client.close(),
  }
}

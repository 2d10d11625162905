import { randomUUID } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

import type { Person, Store, User } from './store'

const schema = `
  CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS kept_expires ON kept (expires);
  CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY, pool TEXT NOT NULL, openid TEXT, phone TEXT,
    status TEXT CHECK (status IN ('locked', 'disabled')),
    signed_up TEXT NOT NULL, last_login TEXT, UNIQUE (pool, openid), UNIQUE (pool, phone)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS consents (
    user TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, lang TEXT NOT NULL, agreed_at TEXT NOT NULL,
    received_at TEXT NOT NULL, PRIMARY KEY (user, id, version, lang, agreed_at)
  ) STRICT;`

interface Row extends User {
  readonly openid: string | null
}

/** State in one file, for the processes of one machine. */
export function sqliteStore(file: string, pool: string, now: () => number): Store {
  // It holds phone numbers: nobody else on the machine may read it, nor the files that SQLite adds.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const db = new Database(file, { timeout: 3000 })
  db.pragma('journal_mode = WAL')
  // A ticket that was taken is taken, even if the power fails now.
  db.pragma('synchronous = FULL')
  db.exec(schema)
  const time = () => new Date(now()).toISOString()
  const until = (seconds: number) => now() + seconds * 1000
  const sql = {
    purge: db.prepare('DELETE FROM kept WHERE expires <= ?'),
    add: db.prepare('INSERT INTO kept VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    set: db.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)'),
    get: db.prepare<[string], string>('SELECT value FROM kept WHERE key = ?').pluck(),
    take: db.prepare<[string], string>('DELETE FROM kept WHERE key = ? RETURNING value').pluck(),
    count: db
      .prepare<[string, number], number>(
        `INSERT INTO kept VALUES (?, '1', ?) ON CONFLICT DO UPDATE
         SET value = CAST(value + 1 AS TEXT) RETURNING CAST(value AS INTEGER)`,
      )
      .pluck(),
    byOpenid: db.prepare<[string, string], Row>(
      'SELECT * FROM users WHERE pool = ? AND openid = ?',
    ),
    byPhone: db.prepare<[string, string], Row>('SELECT * FROM users WHERE pool = ? AND phone = ?'),
    register: db.prepare(
      'INSERT INTO users (id, pool, phone, signed_up) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    loggedIn: db.prepare<[string, string | null, string, string], User>(
      'UPDATE users SET openid = ?, phone = coalesce(phone, ?), last_login = ? WHERE id = ? RETURNING id, phone, status',
    ),
    consent: db.prepare('INSERT OR IGNORE INTO consents VALUES (?, ?, ?, ?, ?, ?)'),
  }
  const write = <Result>(work: () => Result): Result => {
    return db
      .transaction(() => {
        sql.purge.run(now())
        return work()
      })
      .immediate()
  }
  const logIn = ({ openid, phone }: Person, mayRegister: boolean): User | null => {
    const owner = phone === null ? undefined : sql.byPhone.get(pool, phone)
    const known = sql.byOpenid.get(pool, openid) ?? (owner?.openid === null ? owner : undefined)
    if (!known && !mayRegister) return null
    const id = known?.id ?? randomUUID()
    if (!known) sql.register.run(id, pool, null, time())
    return sql.loggedIn.get(openid, owner ? null : phone, time(), id) ?? null
  }
  return {
    add: async (key, value, seconds) =>
      write(() => sql.add.run(key, value, until(seconds)).changes === 1),
    set: async (key, value, seconds) => void write(() => sql.set.run(key, value, until(seconds))),
    get: async (key) => sql.get.get(key) ?? null,
    take: async (key) => write(() => sql.take.get(key) ?? null),
    count: async (key, seconds) => write(() => sql.count.get(key, until(seconds)) ?? 0),
    logIn: async (...asked) => write(() => logIn(...asked)),
    addUser: async (phone) =>
      write(() => sql.register.run(randomUUID(), pool, phone, time()).changes === 1),
    keepConsents: async (user, consents) =>
      write(() => {
        for (const { id, version, lang, agreedAt } of consents) {
          sql.consent.run(user, id, version, lang, agreedAt, time())
        }
      }),
    ping: async () => void sql.get.get(''),
    close: async () => void db.close(),
  }
}

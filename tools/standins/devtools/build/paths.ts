import { posix } from 'node:path'
import { unaliased } from '../program'

/**
 * The path without extension that a JSON file means by `target`: absolute, relative to `user`, by an alias of
 * app.json, or in a package of a folder above. Undefined if nothing is there.
 */
export function located(
  target: string,
  user: string,
  aliases: Readonly<Record<string, string>> = {},
  exists: (path: string) => boolean,
): string | undefined {
  const folder = posix.dirname(user)
  const written = unaliased(target, aliases)
  const above = folder.split('/').map((_, depth, all) => all.slice(0, all.length - depth).join('/'))
  const packed = [...above, ''].map((at) => posix.join(at, 'miniprogram_npm', written))
  const candidates = written.startsWith('/')
    ? [written.slice(1)]
    : [posix.join(folder, written), ...packed]
  return candidates.flatMap((path) => [path, posix.join(path, 'index')]).find(exists)
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Sample } from './page/config'

const ROOT = join(__dirname, '../../..')
const APPS = 'examples/apps'

/** The file of each sample app that makes the launch. */
const LAUNCHING = /^wechat-?login\.\w+$/i

const LANGUAGES: Readonly<Record<string, string>> = {
  '.kt': 'Kotlin',
  '.java': 'Java',
  '.swift': 'Swift',
  '.ets': 'ArkTS',
  '.dart': 'Dart',
  '.ts': 'React Native',
  '.js': 'uni-app',
}

/** How each sample app of the guides launches the mini program: that function, from the guides' own files. */
export function launchSamples(root = ROOT): Sample[] {
  const folder = join(root, APPS)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => LAUNCHING.test(path.split(/[\\/]/).at(-1) ?? ''))
    .sort()
    .map((path) => ({
      name: LANGUAGES[extname(path)] ?? path,
      file: `${APPS}/${path}`,
      code: launchFunction(readFileSync(join(folder, path), 'utf8')),
    }))
}

/**
 * The function that takes `attempt` and `path`, from its comment to its closing brace.
 * @throws Error if there is none
 */
export function launchFunction(source: string): string {
  const lines = source.split('\n')
  const at = lines.findIndex((line) => /\blaunch\(.*\battempt\b.*\bpath\b/.test(line))
  if (at < 0) throw new Error('no function launch(attempt, path)')
  const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? ''
  const end = lines.findIndex((line, index) => index > at && line.startsWith(`${indent}}`))
  const isComment = (line = '') => /^\s*(\/\/|\/?\*)/.test(line)
  let start = at
  while (isComment(lines[start - 1])) start -= 1
  return lines
    .slice(start, end + 1)
    .map((line) => line.slice(Math.min(indent.length, line.search(/\S|$/))))
    .join('\n')
}

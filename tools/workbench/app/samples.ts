import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { regionOf } from '../regions'
import type { Sample } from './page/config'

const ROOT = join(__dirname, '../../..')
const APPS = 'examples/apps'

/** The file of each sample app that makes the launch. */
const LAUNCHING = /^wechat[-_]?login\.\w+$/i

const LANGUAGES: Readonly<Record<string, string>> = {
  '.kt': 'Kotlin',
  '.swift': 'Swift',
  '.java': 'Java',
  '.ets': 'ArkTS',
  '.dart': 'Dart',
  '.ts': 'React Native',
  '.js': 'uni-app',
}

/** How each sample app of the guides launches the mini program: that part, from the guides' own files. */
export function launchSamples(root = ROOT): Sample[] {
  const folder = join(root, APPS)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => LAUNCHING.test(basename(path)))
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((path) => ({
      name: LANGUAGES[extname(path)] ?? path,
      file: `${APPS}/${path.replaceAll('\\', '/')}`,
      code: regionOf(readFileSync(join(folder, path), 'utf8'), 'launch'),
    }))
}

/** In the order in which they are shown. */
function placeOf(path: string): number {
  return Object.keys(LANGUAGES).indexOf(extname(path))
}

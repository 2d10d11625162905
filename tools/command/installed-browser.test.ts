import { installedBrowser } from './installed-browser'

const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
const CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

it.each<[NodeJS.Platform, env: Record<string, string>, there: string[], found: string]>([
  ['linux', {}, ['/usr/bin/chromium', '/opt/google/chrome/chrome'], '/usr/bin/chromium'],
  ['linux', {}, ['/opt/google/chrome/chrome'], '/opt/google/chrome/chrome'],
  ['linux', {}, ['/opt/microsoft/msedge/msedge'], '/opt/microsoft/msedge/msedge'],
  ['linux', { CHROMIUM_PATH: '/my' }, ['/usr/bin/chromium', '/my'], '/my'],
  ['darwin', { HOME: '/Users/li' }, [CHROME], CHROME],
  ['darwin', { HOME: '/Users/li' }, [`/Users/li${CHROME}`], `/Users/li${CHROME}`],
  ['win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, [EDGE], EDGE],
])('On %s with %j and %j it is %s', (platform, env, there, found) => {
  const exists = (path: string) => there.includes(path)
  expect(installedBrowser({ platform, env, exists })).toBe(found)
})

it.each<[NodeJS.Platform, env: Record<string, string>, named: string]>([
  ['linux', {}, '/snap/bin/chromium'],
  ['linux', { CHROMIUM_PATH: '/gone' }, 'Looked for\n  /gone'],
  ['darwin', {}, CHROME],
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome'],
])('On %s with %j, where there is none, what was looked for is named', (platform, env, named) => {
  expect(() => installedBrowser({ platform, env, exists: () => false })).toThrow(named)
})

import { existsSync } from 'node:fs'

export interface Computer {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

export const thisComputer: Computer = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
}

/**
 * Chromium, Chrome or Edge, as their installers put them, and Playwright's channels find them. `CHROMIUM_PATH` wins.
 * @throws Error that names what was looked for
 */
export function installedBrowser(computer = thisComputer): string {
  const own = computer.env['CHROMIUM_PATH']
  const places = own ? [own] : placesOf(computer)
  const found = places.find(computer.exists)
  if (found !== undefined) return found
  const looked = places.map((place) => `  ${place}`).join('\n')
  throw new Error(
    `No Chrome, Edge or Chromium was found. Install one, or set CHROMIUM_PATH to it. Looked for\n${looked}`,
  )
}

function placesOf({ platform, env }: Computer): string[] {
  if (platform === 'win32') {
    const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap(
      (name) => env[name] ?? [],
    )
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ]
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`))
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])]
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  return [
    ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    ...['/opt/google/chrome/chrome', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
    ...['/opt/microsoft/msedge/msedge', '/usr/bin/microsoft-edge'],
  ]
}

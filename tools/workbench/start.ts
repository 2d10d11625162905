import { spawn } from 'node:child_process'
import { type CommandLine, run, stopped } from '../command/command'
import { type BrandOptions, brandOption } from '../compile/brand'
import { projectOf } from '../compile/project'
import type { Stage } from './stage'

export const command: CommandLine<BrandOptions> = {
  name: 'npm start --',
  about: 'Starts the whole login, for a person with a browser. Ctrl+C stops it.',
  declare: brandOption,
  async act({ brand }) {
    const started = performance.now()
    const project = await projectOf(brand)
    const { startStage } = await import('./stage')
    const stage = await startStage(project, { headless: false })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `\n  mini-login is ready after ${seconds} s. Open\n\n${addresses(stage)}\n\n  Ctrl+C stops it.`,
    )
    openOnDesktop(stage.apps[0].url)
    await stopped()
    await stage.close()
  },
}

/** If there are several tenants, each is named. */
function addresses({ apps }: Stage): string {
  return apps
    .map(({ url, tenant }) => (apps.length > 1 ? `    ${url}  ${tenant.id}` : `    ${url}`))
    .join('\n')
}

/** Only if there is a desktop. A failure to open is ignored: the address is on the screen. */
function openOnDesktop(url: string): void {
  const { platform, env } = process
  const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
    ...(env.DISPLAY || env.WAYLAND_DISPLAY ? { linux: ['xdg-open', url] } : {}),
  }
  const [command, ...rest] = commands[platform] ?? []
  if (!command) return
  spawn(command, rest, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

run(command, __filename)

import { spawn } from 'node:child_process'
import { Option } from 'commander'
import { type CommandLine, run, stopped } from '../command/command'
import { type BrandOptions, brandOption } from '../compile/brand'
import { projectOf } from '../compile/project'
import type { Stage } from './stage'

interface Options extends BrandOptions {
  readonly backend?: 'ticket-backend'
}

export const command: CommandLine<Options> = {
  name: 'npm start --',
  about: 'Starts the whole login, for a person with a browser. Ctrl+C stops it.',
  declare(command) {
    brandOption(command)
    const about = 'a backend of examples/ in place of the mock backend'
    command.addOption(new Option('--backend <name>', about).choices(['ticket-backend']))
  },
  async act({ brand, backend }) {
    const started = performance.now()
    const project = await projectOf(brand)
    const { startStage } = await import('./stage')
    const stage = await startStage(project, { headless: false, backend })
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

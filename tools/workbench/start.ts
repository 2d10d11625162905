import { spawn } from 'node:child_process'
import { projectAsked } from '../compile/asked'
import { type Stage, startStage } from './stage'

/** `npm start`: the whole login, for a person with a browser. `-- --brand NAME`: that of an example brand. */
async function main(): Promise<void> {
  const started = performance.now()
  const stage = await startStage(await projectAsked(), { headless: false })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `\n  mini-login is ready after ${seconds} s. Open\n\n${addresses(stage)}\n\n  Ctrl+C stops it.`,
  )
  openOnDesktop(stage.apps[0].url)
  const stop = () => void stage.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
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

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})

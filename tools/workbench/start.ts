import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Option } from 'commander'
import { type CommandLine, port as portNumber, run, stopped } from '../command/command'
import { freePort } from '../command/free-port'
import { type BrandOptions, brandOption } from '../compile/brand'
import { prepareProject, type Project, sourceFolder } from '../compile/project'
import { startDevtools } from '../standins/devtools/server/devtools'
import { typeCheck, wechatCheck } from '../standins/devtools/edit/checks'
import { Sources } from '../standins/devtools/edit/sources'
import { deploymentCheck, deploymentOf } from './deployment-check'
import type { Stage, StageOptions } from './stage'
import type { Deployment } from '../../miniprogram/deployment-fields'
import { validateDeployment } from '../doctor/validate-deployment'
import type { Check } from '../standins/devtools/edit/edits'

interface Options extends BrandOptions {
  readonly backend?: 'ticket-backend'
  readonly port: number
  readonly open: boolean
}

export const command: CommandLine<Options> = {
  name: 'npm start --',
  about: 'Starts the workbench: the whole login, for a person with a browser. Ctrl+C stops it.',
  declare(command) {
    brandOption(command)
    const about = 'a backend of examples/ in place of the mock backend'
    command
      .addOption(new Option('--backend <name>', about).choices(['ticket-backend']))
      .option(
        '--port <number>',
        'of the workbench, the simulator takes the one after it',
        portNumber,
        8420,
      )
      .option('--no-open', 'opens no browser')
  },
  async act({ brand, backend, port, open }) {
    const ended = stopped()
    const path = prepareProject(brand)
    const edit = editing(path, brand)
    const workbench = await freePort('the workbench', port)
    const ports = { workbench, simulator: workbench === 0 ? 0 : workbench + 1 }
    let isFirst = true
    const ready = (urls: string) => {
      const seconds = process.uptime().toFixed(1)
      console.log(
        `\n  mini-login is ready after ${seconds} s. Open\n\n${urls}\n\n  Ctrl+C stops it.`,
      )
      if (open && isFirst) openOnDesktop(urls.trim().split(/\s/)[0] ?? '')
      isFirst = false
    }
    for (;;) {
      const project = await repaired(path, { edit, port: workbench, ended, ready })
      if (!project) return
      const { startStage } = await import('./stage')
      const served = servedBy(project.deployment)
      const watched = { ...edit, checks: [...edit.checks, served.check] }
      const stage = await startStage(project, { headless: false, backend, edit: watched, ports })
      ready(addresses(stage))
      const isChanged = await Promise.race([served.changed, ended])
      await stage.close()
      if (!isChanged) return
      console.log('\n  deployment.ts serves others now: all starts anew, at the same addresses.')
    }
  },
}

/** Resolves once deployment.ts is saved with other hosts, tenants, contracts or apps: the mock backend knows the old ones. */
function servedBy(deployment: Deployment): { changed: Promise<true>; check: Check } {
  const asStarted = withoutLooks(deployment)
  let change: (to: true) => void
  const changed = new Promise<true>((resolve) => (change = resolve))
  const check: Check = {
    async run({ files }, built) {
      if (built.length > 0) return []
      const now = deploymentOf(files())
      const isSound = !validateDeployment(now, 'develop').some(({ level }) => level === 'error')
      // A backend elsewhere is not the workbench's: the phone posts there at once.
      const isHere = /\/\/(127\.0\.0\.1|localhost)[:/]/.test(now.environments.develop.host)
      if (isSound && isHere && withoutLooks(now) !== asStarted) change(true)
      return []
    },
  }
  return { changed, check }
}

/** What of it matters to a backend and to the app. Functions are no JSON. */
function withoutLooks(deployment: Deployment): string {
  return JSON.stringify(deployment, (name, value: unknown) =>
    name === 'brand' || name === 'agreements' ? undefined : value,
  )
}

/** What is watched, and who looks at it. */
function editing(path: string, brand: string | undefined): StageOptions['edit'] & object {
  const checks = [deploymentCheck, typeCheck(path), wechatCheck(path)]
  if (brand === undefined) return { checks }
  return {
    checks,
    folders: [sourceFolder(brand), ...foldersOf(sourceFolder())],
    update: async () => void prepareProject(brand),
  }
}

function foldersOf(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'miniprogram_npm',
  )
  return [folder, ...inner.flatMap(({ name }) => foldersOf(join(folder, name)))]
}

interface Waiting {
  readonly edit: StageOptions['edit'] & object
  readonly port: number
  readonly ended: Promise<void>
  readonly ready: (url: string) => void
}

/**
 * The project with its deployment, once that can be read. Until then the simulator alone is where the workbench will
 * be, and says what is wrong. Undefined if somebody stops before.
 */
async function repaired(
  path: string,
  { edit, port, ended, ready }: Waiting,
): Promise<Project | undefined> {
  const project = async (): Promise<Project | undefined> => {
    const sources = new Sources(path)
    await sources.refresh()
    try {
      return { path, deployment: deploymentOf(sources.files()) }
    } catch {
      return undefined
    }
  }
  const now = await project()
  if (now) return now
  let good: (project: Project) => void
  const repair = new Promise<Project>((resolve) => (good = resolve))
  const look = () => project().then((found) => found && good(found))
  const update = () => Promise.resolve(edit.update?.()).then(look)
  const alone = await startDevtools({
    ...{ projectPath: path, strict: true, headless: false, port: 0, httpPort: port },
    edit: { ...edit, update },
  })
  ready(`    ${alone.url}  It shows what must be repaired first.`)
  const found = await Promise.race([repair, ended.then(() => undefined)])
  await alone.close()
  return found
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

import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { relay } from '../../miniprogram/contracts/relay'
import { signin } from '../../miniprogram/contracts/signin'
import { ticket } from '../../miniprogram/contracts/ticket'
import { logos } from '../doctor/files'
import { deploymentRule } from '../doctor/fields'
import type { Finding } from '../doctor/finding'
import { validateDeployment } from '../doctor/validate-deployment'
import type { Answers } from './answers'
import { configFor, LOGO, sourceOf } from './source'

export const DEPLOYMENT = 'miniprogram/deployment.ts'
export const CONFIG = 'project.config.json'

/** DevTools' own id for a project without an account: what the shipped files have. */
const SHIPPED = 'touristappid'

/** Which of the files that init writes are not as they were shipped. */
export function ownFiles(root: string): string[] {
  return [DEPLOYMENT, CONFIG].filter((file) => {
    const path = join(root, file)
    if (!existsSync(path)) return false
    return !readFileSync(path, 'utf8').includes(SHIPPED) || !isCommitted(root, file)
  })
}

function isCommitted(root: string, file: string): boolean {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  const { status, stdout } = git('status', '--porcelain', '--', file)
  return status === 0 && stdout === ''
}

/** Writes what the self-hoster owns; gives the paths. */
export function writeAnswers(root: string, answers: Answers): string[] {
  const { logo } = answers.brand
  const written = [DEPLOYMENT, CONFIG]
  const extension = extname(logo ?? '.png').toLowerCase()
  writeFileSync(join(root, DEPLOYMENT), sourceOf(answers, extension))
  const config = join(root, CONFIG)
  writeFileSync(config, configFor(answers, readFileSync(config, 'utf8')))
  if (logo !== undefined) {
    const target = `miniprogram${LOGO}${extension}`
    mkdirSync(dirname(join(root, target)), { recursive: true })
    copyFileSync(logo, join(root, target))
    written.push(target)
  }
  format(root)
  return written
}

/** So that `npm run check` has nothing to say. Without the formatter the file is as good. */
function format(root: string): void {
  const formatter = join(root, 'node_modules/oxfmt/bin/oxfmt')
  if (!existsSync(formatter)) return
  execFileSync(process.execPath, [formatter, DEPLOYMENT, CONFIG], { cwd: root, stdio: 'ignore' })
}

/** What the doctor says of it, without asking a host or compiling: as if it were to be released. */
export function examined(root: string, answers: Answers): Finding[] {
  const { logo } = answers.brand
  const raw = evaluate(sourceOf(answers, extname(logo ?? '.png').toLowerCase()))
  const deployment = deploymentRule.read(raw)
  const pictures = logo === undefined ? [] : logos({ deployment, environment: 'release', root })
  return [...validateDeployment(raw, 'release'), ...pictures]
}

/** The deployment that a source exports, on the contracts of this mini program. */
export function evaluate(source: string): unknown {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' })
  const modules: Record<string, object> = {
    './contracts/relay': { relay },
    './contracts/signin': { signin },
    './contracts/ticket': { ticket },
  }
  const module: { exports: Record<string, unknown> } = { exports: {} }
  runInNewContext(code, { module, exports: module.exports, require: (id: string) => modules[id] })
  return module.exports['deployment']
}

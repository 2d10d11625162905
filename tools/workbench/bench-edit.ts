import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { deployment } from '../../miniprogram/deployment'
import { type CommandLine, run } from '../command/command'
import { typeCheck, wechatCheck } from '../standins/devtools/edit/checks'
import { startDevtools } from '../standins/devtools/server/devtools'
import { deploymentCheck } from './deployment-check'

const ROOT = join(__dirname, '../..')
const TIMES = 10
/** Milliseconds that a median may take. */
const LIMIT = 1000

export const command: CommandLine = {
  name: 'npm run bench:edit',
  about: `Saves each kind of file of a copy ${TIMES} times, and prints the median time from the save to the screen.`,
  act: measure,
}

/** Whether all are below the limit. */
async function measure(): Promise<boolean> {
  // Within the repository: the type check finds the packages there.
  const project = join(ROOT, 'build/bench-edit')
  rmSync(project, { recursive: true, force: true })
  mkdirSync(project, { recursive: true })
  for (const name of ['miniprogram', 'project.config.json', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(project, name), { recursive: true })
  }
  const checks = [deploymentCheck, typeCheck(project), wechatCheck(project)]
  const devtools = await startDevtools({
    ...{ projectPath: project, strict: true, port: 0, httpPort: 0, edit: { checks } },
  })
  try {
    const { page } = devtools
    if (!page) throw new Error('no headless browser')
    await page.waitForFunction(() => window.simulator?.pages()[0]?.isReady)
    const { contracts } = deployment.environments.develop.tenants[0]
    const [pool = ''] = contracts.find(({ name }) => name === 'ticket')?.ids ?? []
    await page.evaluate(
      (path) => window.simulator.launch({ path, scene: 1069, referrerInfo: { appId: 'wx1' } }),
      `/routes/explore?userPoolId=${pool}&getPhone=1&state=s`,
    )
    await page.waitForSelector('#not-now')
    const medians: number[] = []
    for (const kind of KINDS) {
      const median = await medianOf(kind, join(project, 'miniprogram', kind.file), page)
      console.log(`${kind.file.padEnd(24)}${String(median).padStart(6)} ms`)
      medians.push(median)
    }
    return medians.every((median) => median < LIMIT)
  } finally {
    await devtools.close()
    rmSync(project, { recursive: true, force: true })
  }
}

interface Kind {
  readonly file: string
  /** The file with `mark` somewhere on screen, or in a style. */
  readonly edit: (text: string, mark: string) => string
  /** Runs in the page. */
  readonly isShown: (mark: string) => boolean
}

const inText = (mark: string) => document.body.innerText.includes(mark)

const KINDS: readonly Kind[] = [
  {
    file: 'locales/zh-CN.ts',
    edit: (text, mark) => text.replace(/notNow: '/, `notNow: '${mark}`),
    isShown: inText,
  },
  {
    file: 'includes/headline.wxml',
    edit: (text, mark) => text.replace('{{title}}', `{{title}} ${mark}`),
    isShown: inText,
  },
  {
    file: 'includes/headline.wxss',
    edit: (text, mark) => `${text}\n.title { --mark: ${mark}; }\n`,
    isShown: (mark) =>
      [...document.querySelectorAll('#title')].some(
        (title) => getComputedStyle(title).getPropertyValue('--mark').trim() === mark,
      ),
  },
  {
    file: 'app.json',
    edit: (text, mark) => text.replace(/"navigationBarTitleText": "/, `$&${mark}`),
    isShown: inText,
  },
  {
    file: 'deployment.ts',
    edit: (text, mark) => text.replace(/name: \{ 'zh-CN': '/, `$&${mark}`),
    isShown: inText,
  },
]

async function medianOf({ edit, isShown }: Kind, file: string, page: Page): Promise<number> {
  const text = readFileSync(file, 'utf8')
  const times: number[] = []
  for (let index = 0; index < TIMES; index += 1) {
    const mark = `b${index}-${times.length}x`
    const changed = edit(text, mark)
    if (changed === text) throw new Error(`${file} has nothing to edit`)
    const saved = Date.now()
    writeFileSync(file, changed)
    await page.waitForFunction(isShown, mark, { polling: 'raf' })
    times.push(Date.now() - saved)
  }
  writeFileSync(file, text)
  return times.sort((one, other) => one - other)[TIMES / 2] ?? NaN
}

run(command, __filename)

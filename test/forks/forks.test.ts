import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers, Contract } from '../../tools/init/answers'
import { writeAnswers } from '../../tools/init/write'
import { copied, root } from './copy'

/**
 * A fork stays green: deployments that the guide allows, each installed as the project's own in a copy of the
 * repository, with the tests that look at the deployment, and the e2e tests.
 */
const MINUTES = 60_000
const DEPLOYMENT = 'miniprogram/deployment.ts'

const ticket: Contract = { name: 'ticket', userPoolId: '65f1c2a7d09b4e3388a6c1d2' }
const signin: Contract = {
  name: 'signin',
  applicationId: '66a0d3b8e1ac5f4499b7d2e4',
  connection: 'puffin',
}
const relay: Contract = { name: 'relay' }

function answers(contracts: readonly Contract[], documents: number): Answers {
  const one = (_: unknown, index: number) => ({
    title: `《协议${index + 1}》`,
    url: `https://www.puffin-books.cn/${index}`,
  })
  const logo = join(root, 'examples/brands/night-ferry/logo.png')
  return {
    brand: { name: '海雀书店', englishName: 'Puffin Books', color: '#1f5c8a', logo },
    appId: 'wx5f0a2c7d91e4b386',
    contracts,
    host: 'https://login.puffin-books.cn',
    apps: ['wx8c41d7be20a9f635'],
    agreements: Array.from({ length: documents }, one),
  }
}

/** 240 × 240 px. */
const logo240 = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAADwAQMAAAAEm3vRAAAABlBMVEUUWjz////1wE8jAAAALUlEQVR42u3JsQ0AAAwCIOP/R/tB9yawkpyqtdZaa6211lprrbXWWmuttdZfe0CVAd+auCycAAAAAElFTkSuQmCC',
  'base64',
)

const edit = (copy: string, change: (text: string) => string) => {
  const file = join(copy, DEPLOYMENT)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

/** An example brand, as its folder has it. */
function brand(copy: string, name: string): void {
  const folder = join(copy, 'examples/brands', name)
  for (const file of readdirSync(folder)) {
    const target = file === 'deployment.ts' ? DEPLOYMENT : `miniprogram/branding/${file}`
    cpSync(join(folder, file), join(copy, target))
  }
  edit(copy, (text) => text.replaceAll("'../../../miniprogram/", "'./"))
}

const forks: Readonly<Record<string, (copy: string) => unknown>> = {
  'ticket alone, without a document': (copy) => writeAnswers(copy, answers([ticket], 0)),
  'ticket alone, with three documents, in double quotes': (copy) => {
    writeAnswers(copy, answers([ticket], 3))
    edit(copy, (text) => text.replaceAll("'", '"'))
  },
  'relay alone, and a logo of another size': (copy) => {
    writeAnswers(copy, answers([relay], 1))
    writeFileSync(join(copy, 'miniprogram/brand/logo.png'), logo240)
  },
  'signin alone': (copy) => writeAnswers(copy, answers([signin], 1)),
  'all three': (copy) => writeAnswers(copy, answers([ticket, signin, relay], 2)),
  'the example night-ferry': (copy) => brand(copy, 'night-ferry'),
  'the example civic-bank': (copy) => brand(copy, 'civic-bank'),
}

/** A port of its own for each: another copy, or npm start, may have the shipped one. */
const portOf = (index: number) => 9460 + index

/** The test files that look at the deployment. */
function concerned(copy: string): string[] {
  return execFileSync('git', ['grep', '-l', "miniprogram/deployment['.]", '--', 'test', 'tools'], {
    cwd: copy,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file.endsWith('.test.ts') && !file.includes('/visual/'))
}

/** What jest prints of a run with a failure; of a good one, nothing. */
function failures(copy: string, ...args: string[]): string {
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  const { CHROMIUM_ENDPOINT: _, ...env } = process.env
  const run = spawnSync(process.execPath, [jest, ...args, '--ci', '--runInBand'], {
    ...{ cwd: copy, encoding: 'utf8', env },
  })
  return run.status === 0 ? '' : run.stdout + run.stderr
}

describe.each(Object.entries(forks))('a fork with %s', (name, install) => {
  let copy: string

  beforeAll(() => {
    copy = copied()
    install(copy)
    const port = portOf(Object.keys(forks).indexOf(name))
    edit(copy, (text) => text.replace(/127\.0\.0\.1:943\d/, `127.0.0.1:${port}`))
  })

  it(
    'passes the tests that look at the deployment',
    () => {
      const files = concerned(copy)
      expect(files.length).toBeGreaterThan(5)
      expect(failures(copy, ...files, 'test/unit/contracts', '--selectProjects', 'unit')).toBe('')
    },
    15 * MINUTES,
  )

  it(
    'moves nothing on the screen while it is drawn',
    () => expect(failures(copy, 'test/visual/stability', '--selectProjects', 'slow')).toBe(''),
    15 * MINUTES,
  )

  it('logs in', () => expect(failures(copy, '--selectProjects', 'e2e')).toBe(''), 15 * MINUTES)
})

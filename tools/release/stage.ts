import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { relay } from '../../miniprogram/contracts/relay'
import { deployment } from '../../miniprogram/deployment'
import type { Deployment } from '../../miniprogram/deployment-fields'
import type { WeChatCi } from './wechat-ci'

/** An AppID of nobody's. */
export const APP_ID = 'wx0123456789abcdef'

const [tenant] = deployment.environments.release.tenants
const environment = {
  host: 'https://example.com',
  tenants: [
    { ...tenant, id: 'maple', contracts: [relay()], launchingAppIds: ['wxfedcba9876543210'] },
  ],
} as const

/** One that may go out. */
export const DEPLOYMENT: Deployment = {
  ...deployment,
  appId: APP_ID,
  environments: { develop: environment, trial: environment, release: environment },
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A key as WeChat gives them, RSA in PKCS #1, made up here; its path. */
export function madeUpKey(folder: string, name = `private.${APP_ID}.key`): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const file = join(folder, name)
  writeFileSync(file, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  return file
}

/** What was asked of miniprogram-ci, in order. */
export type Call = readonly [name: string, options: unknown]

/** A miniprogram-ci that notes what it is asked and answers as told, where it is told. */
export function fakeCi(answers: { [Name in keyof WeChatCi]?: (options: never) => unknown } = {}): {
  readonly ci: WeChatCi
  readonly calls: Call[]
} {
  const calls: Call[] = []
  const answer = (name: keyof WeChatCi) => async (options: unknown) => {
    calls.push([name, options])
    return (answers[name] as ((options: unknown) => unknown) | undefined)?.(options) ?? {}
  }
  function Project(options: unknown): void {
    calls.push(['Project', options])
  }
  const ci = {
    Project,
    proxy: (url: string) => void calls.push(['proxy', url]),
    upload: answer('upload'),
    preview: answer('preview'),
    getDevSourceMap: answer('getDevSourceMap'),
  }
  return { ci: ci as unknown as WeChatCi, calls }
}

/** An answer that writes a file where the options say so. */
export function writes(field: string, content: string | Uint8Array) {
  return (options: never): void => writeFileSync(options[field], content)
}

import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'
import type { Deployment } from '../../miniprogram/deployment-fields'

/** An AppID of nobody's. */
export const APP_ID = 'wx0123456789abcdef'

const [tenant] = deployment.environments.release.tenants
const environment = {
  host: 'https://example.com',
  tenants: [{ ...tenant, launchingAppIds: ['wxfedcba9876543210'] }],
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

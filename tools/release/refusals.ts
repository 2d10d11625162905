import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Deployment } from '../../miniprogram/deployment-fields'
import { couldBeKey } from '../command/command'
import type { Tree } from './tree'

const WHERE =
  'mp.weixin.qq.com → 管理 (Management) → 开发管理 (Development management) → 开发设置 (Development settings) → ' +
  '小程序代码上传 (Mini program code upload)'

const GET_KEY =
  `An administrator of the mini program gets it at ${WHERE}: generate the key, keep the file ` +
  'private.<appid>.key outside this repository, and put the address of this machine on the IP ' +
  'allow list there, or switch the list off. Then: export WECHAT_UPLOAD_KEY=/path/to/private.<appid>.key'

/** Nothing was sent, for these reasons; each says how to fix it. */
export class Refusal extends Error {
  constructor(reasons: readonly string[]) {
    super(`Refused, nothing was sent:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`)
  }
}

/** Why no package may go out under this AppID; empty if it may. */
export function appIdRefusals(appId: string, deploymentAppId: string): string[] {
  if (!/^wx[0-9a-f]{16}$/.test(appId)) {
    return [
      `project.config.json has the AppID "${appId}", which is a placeholder. Put yours there and ` +
        'into miniprogram/deployment.ts; it stands beside the upload key in WeChat’s console.',
    ]
  }
  if (appId === deploymentAppId) return []
  return [
    `project.config.json is for ${appId}, miniprogram/deployment.ts for "${deploymentAppId}". ` +
      'Give both the same AppID.',
  ]
}

/** Why an upload, which becomes the trial and then the release version, must not go out; empty if it may. */
export function relayRefusals({ environments }: Pick<Deployment, 'environments'>): string[] {
  return (['trial', 'release'] as const).flatMap((environment) =>
    environments[environment].tenants
      .filter(({ contracts }) => contracts.some(({ fallback }) => fallback))
      .filter(({ launchingAppIds }) => launchingAppIds.length === 0)
      .map(
        ({ id }) =>
          `miniprogram/deployment.ts: the tenant "${id}" of ${environment} has relay and no launchingAppIds, so ` +
          'any app could get the codes of a person. List your apps there, or leave relay out.',
      ),
  )
}

/** Why the tree is not what anybody could check out again; empty if it is. */
export function treeRefusals(tree: Tree | undefined): string[] {
  if (!tree) {
    return [
      'This folder is no git checkout with a commit, so nobody could tell later what was uploaded. ' +
        'Upload from a clone.',
    ]
  }
  if (tree.changes.length === 0) return []
  const changes = tree.changes.map((change) => `\n    ${change}`).join('')
  return [`The git tree is not clean. Commit, stash or ignore:${changes}`]
}

/** Why WeChat would not take this key; empty if it might. Whether it is the right one only WeChat knows. */
export function keyRefusals(keyFile: string | undefined, appId: string): string[] {
  if (keyFile === undefined) {
    return [`WECHAT_UPLOAD_KEY is not set; it is the path of the upload key. ${GET_KEY}`]
  }
  if (couldBeKey(keyFile)) {
    return [`WECHAT_UPLOAD_KEY must be the path of the key's file, not the key itself. ${GET_KEY}`]
  }
  const owner = /^private\.(wx[0-9a-f]{16})\.key$/.exec(basename(keyFile))?.[1]
  if (owner !== undefined && owner !== appId) {
    return [`${keyFile} is the key of ${owner}, not of ${appId}. ${GET_KEY}`]
  }
  try {
    createPrivateKey(readFileSync(keyFile))
    return []
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Crypto's own message could one day quote what it was given.
    const problem = /^E[A-Z]+$/.test(code ?? '') ? `cannot be read (${code})` : 'is no private key'
    return [`WECHAT_UPLOAD_KEY: ${keyFile} ${problem}. ${GET_KEY}`]
  }
}

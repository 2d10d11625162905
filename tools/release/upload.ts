import { join } from 'node:path'
import type { Deployment } from '../../miniprogram/deployment-fields'
import type { CompiledFiles } from '../compile/compile'
import { notEs5 } from '../compile/es5'
import { sizeReport } from '../package/size-report'
import type { Account } from './account'
import { appIdRefusals, keyRefusals, Refusal, relayRefusals, treeRefusals } from './refusals'
import { keepCompiledMaps, mapsFolder } from './source-maps'
import type { Tree } from './tree'
import {
  ciProject,
  explain,
  sendOptions,
  weighedByWeChat,
  type Sender,
  type WeChatCi,
} from './wechat-ci'

export interface UploadArguments {
  readonly version: string
  readonly desc: string
}

/** The checkout, and what may be done with it. */
export interface Workplace {
  readonly projectPath: string
  readonly appId: string
  readonly deployment: Deployment
  readonly ci: WeChatCi
  readonly print: (line: string) => void
}

/** What an upload needs besides. */
export interface UploadWorkplace extends Workplace {
  readonly tree: Tree | undefined
  /** Whether `npm run doctor` finds nothing wrong; it prints what it finds. */
  readonly runDoctor: () => Promise<boolean>
  readonly compile: () => Promise<CompiledFiles>
  readonly packNpm: () => Promise<unknown>
}

/** Uploads a version, or throws a Refusal, or what miniprogram-ci threw. */
export async function upload(
  { version, desc }: UploadArguments,
  account: Account,
  workplace: UploadWorkplace,
): Promise<void> {
  const { tree, deployment } = workplace
  const reasons = [...treeRefusals(tree), ...relayRefusals(deployment)]
  const sender = senderOf(account, workplace, reasons)
  const files = await inspect(workplace)
  await workplace.packNpm()
  const { ci, print } = workplace
  const project = ciProject(ci, sender)
  const { subPackageInfo } = await ci.upload({ ...sendOptions(project, sender), version, desc })
  print(`Uploaded ${version} by robot ${sender.robot}: it is in WeChat’s console under 版本管理.`)
  weighedByWeChat(subPackageInfo).forEach(print)
  const folder = mapsFolder(workplace.projectPath, version)
  const { appId, robot } = sender
  keepCompiledMaps(folder, files, { version, commit: tree?.commit ?? '', appId, robot })
  const sourceMapSavePath = join(folder, 'wechat.zip')
  await keepBundleMaps({ project, robot, sourceMapSavePath, sleep: 0 }, workplace)
  print(`Source maps: ${folder}. Keep them; npm run trace -- FILE --version ${version} reads them.`)
}

/** Refuses for what can be seen at once, all of it together; else who sends. */
export function senderOf(
  account: Account,
  { appId, deployment, projectPath }: Workplace,
  others: readonly string[],
): Sender {
  const { keyFile } = account
  const reasons = [
    ...others,
    ...appIdRefusals(appId, deployment.appId),
    ...keyRefusals(keyFile, appId),
  ]
  if (reasons.length > 0 || keyFile === undefined) throw new Refusal(reasons)
  return { ...account, keyFile, appId, projectPath }
}

/** Refuses for what takes longer to find out: the doctor, the size, the language level. */
async function inspect({ runDoctor, compile, print }: UploadWorkplace): Promise<CompiledFiles> {
  const reasons: string[] = []
  if (!(await runDoctor()))
    reasons.push('The doctor did not pass: npm run doctor says what to fix.')
  const files = await compile()
  const { lines, withinBudget } = sizeReport(files)
  lines.forEach(print)
  if (!withinBudget) reasons.push('The package is over its budget: see OVER above.')
  reasons.push(...notEs5(files).map((where) => `A compiled script is not ES5: ${where}`))
  if (reasons.length > 0) throw new Refusal(reasons)
  return files
}

/** The version is out by now: maps that do not come are a pity, no failure. */
async function keepBundleMaps(
  options: Parameters<WeChatCi['getDevSourceMap']>[0],
  { ci, print }: Workplace,
): Promise<void> {
  try {
    await ci.getDevSourceMap(options)
  } catch (error) {
    print(`WeChat’s own source maps did not come. ${explain(error)}`)
    print('Download them in We分析 and hand them to npm run trace -- FILE --map ARCHIVE.')
  }
}

import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import { deployment } from '../../../miniprogram/deployment'
import { readProjectConfig } from '../../standins/devtools/build/compile'
import { Refusal, type Workplace } from './upload'
import { explain } from './wechat-ci'

/** This checkout, the official miniprogram-ci, and the console. */
export function thisWorkplace(): Workplace {
  const projectPath = join(__dirname, '../../..')
  return {
    projectPath,
    appId: readProjectConfig(projectPath).appid,
    deploymentAppId: 'appId' in deployment ? String(deployment.appId) : '',
    ci,
    print: (line) => console.log(line),
  }
}

/** Ends the process as soon as the work is done: miniprogram-ci leaves workers behind. */
export function exitAfter(work: Promise<void>): void {
  work.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error instanceof Refusal ? error.message : explain(error))
      process.exit(1)
    },
  )
}

import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import { deployment } from '../../miniprogram/deployment'
import { readProjectConfig, removeLeftovers } from '../compile/compile'
import { Refusal, type Workplace } from './upload'
import { explain } from './wechat-ci'

const ROOT = join(__dirname, '../..')

/** This checkout, the official miniprogram-ci, and the console. */
export function thisWorkplace(): Workplace {
  return {
    projectPath: ROOT,
    appId: readProjectConfig(ROOT).appid,
    deployment,
    ci,
    print: (line) => console.log(line),
  }
}

/** Ends the process as soon as the work is done: miniprogram-ci leaves workers behind. */
export function exitAfter(work: Promise<void>): void {
  const end = (code: number): never => {
    removeLeftovers(ROOT)
    process.exit(code)
  }
  work.then(
    () => end(0),
    (error: unknown) => {
      console.error(error instanceof Refusal ? error.message : explain(error))
      end(1)
    },
  )
}

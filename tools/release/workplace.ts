import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import { deployment } from '../../miniprogram/deployment'
import { readProjectConfig, removeLeftovers } from '../compile/compile'
import { Refusal } from './refusals'
import type { Workplace } from './upload'
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

/** @throws Error that says for people why the work failed */
export async function said(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw error instanceof Refusal ? error : new Error(explain(error))
  } finally {
    removeLeftovers(ROOT)
  }
}

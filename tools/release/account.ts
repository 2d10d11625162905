import { shaped, WrongUse } from '../command/command'

/** Who uploads: the key's file, the robot in WeChat's list of versions, the way out of the network. */
export interface Account {
  readonly keyFile: string | undefined
  /** 1 to 30; each keeps a trial version of its own. */
  readonly robot: number
  readonly proxy: string | undefined
}

/**
 * `WECHAT_UPLOAD_KEY`, `WECHAT_ROBOT` and `WECHAT_PROXY`; an empty variable counts as none.
 * @throws WrongUse
 */
export function account(env: Readonly<Record<string, string | undefined>>): Account {
  const robot = env['WECHAT_ROBOT'] || '1'
  if (!/^([1-9]|[12]\d|30)$/.test(robot)) {
    throw new WrongUse(`WECHAT_ROBOT must be a number from 1 to 30, not "${robot}"`)
  }
  return {
    keyFile: env['WECHAT_UPLOAD_KEY'] || undefined,
    robot: Number(robot),
    proxy: env['WECHAT_PROXY'] || undefined,
  }
}

/** Three numbers: it names a folder, and people compare it by eye in WeChat's console. */
export const version = shaped(
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/,
  'three numbers, as in 1.2.0',
)

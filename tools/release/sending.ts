import type { CommandLine } from '../command/command'
import { account, type Account } from './account'

const ENVIRONMENT = `
Environment:
  WECHAT_UPLOAD_KEY  path of the key's file private.<appid>.key
  WECHAT_ROBOT       1 to 30, 1 by default
  WECHAT_PROXY       the way out of the network, as http://host:port`

/** A command that asks WeChat for something, in the name of whom the environment says. */
export function sending<Options>(
  line: Omit<CommandLine<Options>, 'act'> & {
    readonly send: (options: Options, account: Account) => Promise<void>
  },
): CommandLine<Options> {
  return {
    ...line,
    declare(command) {
      line.declare?.(command)
      command.addHelpText('after', ENVIRONMENT)
    },
    async act(options) {
      const sender = account(process.env)
      const { said } = await import('./workplace')
      await said(line.send(options, sender))
    },
  }
}

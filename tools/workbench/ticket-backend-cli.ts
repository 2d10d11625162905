import { Option } from 'commander'
import { deployment } from '../../miniprogram/deployment'
import { type CommandLine, port, run, stopped } from '../command/command'

interface Options {
  readonly adapter: 'wechat' | 'genauth'
  readonly port?: number
}

export const command: CommandLine<Options> = {
  name: 'npm run ticket-backend --',
  about: 'Starts examples/ticket-backend for the first tenant, before the mock WeChat and GenAuth.',
  declare: (command) =>
    void command
      .option('--port <number>', 'in place of the one in deployment.ts', port)
      .addOption(
        new Option('--adapter <name>', 'whom it asks')
          .choices(['wechat', 'genauth'])
          .default('wechat'),
      ),
  async act(options) {
    const { projectPath, startBackend } = await import('./stage')
    const { POOL_SECRET, startTicketBackend } = await import('./ticket-backend')
    const project = { path: projectPath, deployment }
    const mock = await startBackend(project, 0)
    const [pool] = mock.served[0].pools
    const at = options.port ?? Number(new URL(deployment.environments.develop.host).port)
    try {
      const asked = { adapter: options.adapter, mock: mock.genauth, pool, port: at }
      const backend = await startTicketBackend(asked, console.log)
      console.log(`Ticket backend: ${backend.url}, user pool ${pool.userPoolId}`)
      console.log(`Mock WeChat and GenAuth: ${mock.genauth.url}`)
      console.log(`Secret of the user pool: ${POOL_SECRET}`)
      const check = `--host ${backend.url} --user-pool ${pool.userPoolId} --wechat ${mock.genauth.url}`
      console.log(`Check it: POOL_SECRET=${POOL_SECRET} npm run backend-check -- ${check}`)
      await stopped()
      await backend.close()
    } finally {
      await mock.genauth.close()
    }
  },
}

run(command, __filename)

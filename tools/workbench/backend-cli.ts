import { deployment } from '../../miniprogram/deployment'
import { type CommandLine, port, run, stopped } from '../command/command'

export const command: CommandLine<{ readonly port?: number }> = {
  name: 'npm run genauth --',
  about: 'Starts the mock backend alone, for environments.develop of miniprogram/deployment.ts.',
  declare: (command) =>
    void command.option('--port <number>', 'in place of the one in deployment.ts', port),
  async act(options) {
    const { projectPath, startBackend } = await import('./stage')
    const { genauth, served } = await startBackend({ path: projectPath, deployment }, options.port)
    console.log(`Mock backend: ${genauth.url}`)
    for (const { appName, userPoolId, appId, poolSecret } of served.flatMap(({ pools }) => pools)) {
      console.log(`${appName}: user pool ${userPoolId} (secret ${poolSecret}), app ${appId}`)
    }
    await stopped()
    await genauth.close()
  },
}

run(command, __filename)

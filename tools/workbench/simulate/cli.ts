import { Option } from 'commander'
import { type CommandLine, port, run, shaped, stopped, WrongUse } from '../../command/command'
import { type BrandOptions, brandOption } from '../../compile/brand'
import { projectOf } from '../../compile/project'
import { type Person, persons } from './simulated'

interface Options extends BrandOptions {
  readonly path?: string
  readonly person: Person
  readonly app?: string
  readonly json?: boolean
  readonly serve?: boolean
  readonly port: number
}

export const command: CommandLine<Options> = {
  name: 'npm run simulate --',
  about:
    "Launches the mini program as an app does, without a window, and prints what the app gets: for an app's own tests.\n" +
    'The result is test data of a mock backend: its codes, tickets and tokens are nobody’s.',
  declare(command) {
    brandOption(command)
    command
      .option('--path <path>', "page and query, as in WXLaunchMiniProgram: '/routes/explore?…'")
      .addOption(
        new Option('--person <does>', 'what the person does').choices(persons).default('agrees'),
      )
      .option(
        '--app <appid>',
        'of the launching app: one that the deployment does not list, if it lists any, is refused on screen; ' +
          'left out: the first that it lists',
        shaped(/^wx[0-9a-f]{16}$/, 'wx and 16 hexadecimal digits'),
      )
      .option('--json', 'prints {extMsg, screen}')
      .option(
        '--serve',
        'goes on, and answers POST /launch {path, person, app?}, content-type: application/json, with the same JSON',
      )
      .option('--port <number>', 'of --serve', port, 9440)
  },
  async act({ brand, path, person, app, json = false, serve = false, port: at }) {
    if (serve === (path !== undefined)) throw new WrongUse('Give --path, or --serve.')
    if (path && !path.startsWith('/')) {
      throw new WrongUse("--path starts with a slash, as in '/routes/explore?…'.")
    }
    const { startSimulation } = await import('./simulated')
    const simulation = await startSimulation(await projectOf(brand))
    try {
      if (path === undefined) {
        const { serveSimulation } = await import('./serve')
        const server = await serveSimulation(simulation, at)
        console.log(`Launches: POST ${server.url}/launch`)
        console.log(`The app's server exchanges results at ${simulation.backend}:`)
        for (const { appName, userPoolId, poolSecret, appId } of simulation.pools) {
          console.log(`  ${appName}: user pool ${userPoolId} (secret ${poolSecret}), app ${appId}`)
        }
        await stopped()
        await server.close()
        return
      }
      const { extMsg, screen } = await simulation.launch({ path, person, app })
      if (json) return console.log(JSON.stringify({ extMsg, screen }, undefined, 2))
      const [launched = ''] = path.slice(1).split('?')
      if (launched && launched !== screen.page) {
        console.log(`page     ${launched} does not exist: onPageNotFound led to ${screen.page}`)
      }
      console.log(`extMsg   ${extMsg ?? 'none: the app gets no result'}`)
      console.log(`screen   ${screen.phase}: ${screen.title}${screen.hint && `: ${screen.hint}`}`)
    } finally {
      await simulation.close()
    }
  },
}

run(command, __filename)

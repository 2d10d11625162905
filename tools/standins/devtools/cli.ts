import { Argument, Option } from 'commander'
import { type CommandLine, port, run, stopped } from '../../command/command'

interface Options {
  readonly port: number
  readonly httpPort: number
  readonly project: string
  readonly strict?: boolean
  readonly wechat?: string
  readonly headless?: boolean
  readonly autoPort?: number
}

export const command: CommandLine<Options> = {
  name: 'npm run devtools --',
  about: 'Starts the simulator, which miniprogram-automator takes for WeChat DevTools.',
  declare: (command) =>
    void command
      .addArgument(new Argument('[auto]', 'as miniprogram-automator starts it').choices(['auto']))
      .option('--port <number>', 'for automation', port, 9420)
      .option('--http-port <number>', 'for a browser', port, 8421)
      .option('--project <folder>', 'of project.config.json', process.cwd())
      .option('--strict', 'takes what DevTools only warns of for an error')
      .option('--wechat <url>', 'of the mock backend, where codes come from')
      .option('--no-headless', 'opens no browser of its own')
      .option('--auto-port <number>', 'with auto: for automation', port)
      // DevTools' own cli has more, which the client or its caller may pass and nothing here needs.
      .addOption(new Option('--headless').hideHelp())
      .addOption(new Option('--auto-account <name>').hideHelp())
      .addOption(new Option('--ticket <text>').hideHelp())
      .addOption(new Option('--testTicket <text>').hideHelp())
      .addOption(new Option('--lang <language>').hideHelp())
      .addOption(new Option('--debug').hideHelp())
      .addOption(new Option('--disable-gpu').hideHelp())
      .addOption(new Option('--trust-project').hideHelp()),
  async act({ project, strict, wechat, headless, ...ports }, [auto]) {
    const { startDevtools } = await import('./server/devtools')
    const { typeCheck, wechatCheck } = await import('./edit/checks')
    let close: (() => void) | undefined
    const closed = new Promise<void>((resolve) => (close = resolve))
    const devtools = await startDevtools({
      projectPath: project,
      strict,
      port: ports.autoPort ?? ports.port,
      // The automator never says where to serve the page, so nothing must stand in the way there.
      httpPort: auto ? 0 : ports.httpPort,
      wechat,
      headless,
      loud: true,
      edit: auto ? undefined : { checks: [typeCheck(project), wechatCheck(project)] },
      onClose: auto ? close : undefined,
    }).catch((error: NodeJS.ErrnoException & { port?: number }) => {
      if (error.code !== 'EADDRINUSE') throw error
      throw new Error(`port ${error.port} is in use; choose another`)
    })
    console.log(`automator  ${devtools.automatorEndpoint}`)
    console.log(`browser    ${devtools.url}`)
    await Promise.race([stopped(), closed])
    await devtools.close()
  },
}

run(command, __filename)

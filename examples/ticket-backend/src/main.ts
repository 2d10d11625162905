import closeWithGrace from 'close-with-grace'

import { readConfig } from './config'
import { createServer } from './server'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const server = await createServer(config)
  // What is under way may end; nothing new is taken.
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) server.log.fatal({ err }, 'crashed')
    await server.close()
  })
  const { HOST: host, PORT: port } = config
  await server.listen({ host, port }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`HOST, PORT: cannot listen at ${host}, port ${port} (${code})`)
  })
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})

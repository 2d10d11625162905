import { parseArgs } from 'node:util'

import { deployment } from '../../miniprogram/deployment'
import { projectPath, startBackend } from './stage'

const usage = 'Usage: npm run genauth -- [--port 9430]'

/** `npm run genauth`: the mock backend alone, for what `environments.develop` of deployment.ts names. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } })
  const host = values.port === undefined ? undefined : `http://127.0.0.1:${values.port}`
  const { genauth, served } = await startBackend({ path: projectPath, deployment }, host)
  console.log(`Mock backend: ${genauth.url}`)
  for (const { appName, userPoolId, appId, poolSecret } of served.flatMap(({ pools }) => pools)) {
    console.log(`${appName}: user pool ${userPoolId} (secret ${poolSecret}), app ${appId}`)
  }
  const stop = () => void genauth.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${usage}`)
  process.exit(1)
})

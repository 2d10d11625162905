import type { AddressInfo } from 'node:net'

import { createBackend } from './backend'
import { type Clock, systemClock } from './clock'
import { controlRoutes } from './control-routes'
import { applyFaults } from './faults'
import { fileRoutes } from './file-routes'
import { repeatAnswers } from './idempotency'
import { oidcRoutes } from './oidc-routes'
import { publicConfigRoutes } from './public-config'
import { keepRequests } from './request-log'
import { sdkRoutes } from './sdk-routes'
import { createServer } from './server'
import { signinRoutes } from './signin-routes'
import type { Tenant } from './tenant'
import { ticketRoutes } from './ticket-routes'
import { wechatRoutes } from './wechat-routes'

export interface GenauthOptions {
  /** 0: any free port. */
  readonly port: number
  readonly tenants: readonly Tenant[]
  readonly clock?: Clock
}

export interface Genauth {
  /** Origin, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the mock backend on 127.0.0.1.
 * @throws the listen error, `code` 'EADDRINUSE' among them
 */
export async function startGenauth(options: GenauthOptions): Promise<Genauth> {
  const server = createServer()
  const backend = createBackend(options.tenants, options.clock ?? systemClock)
  // In this order: what a fault answers is seen by the log, and not by what repeats answers.
  const requests = keepRequests(server)
  const faults = applyFaults(server, backend.clock)
  const answers = repeatAnswers(server)
  ticketRoutes(server, backend)
  sdkRoutes(server, backend)
  signinRoutes(server, backend)
  oidcRoutes(server, backend)
  publicConfigRoutes(server, backend)
  fileRoutes(server, backend)
  wechatRoutes(server, backend)
  controlRoutes(server, { backend, requests, faults, answers })
  await server.listen({ port: options.port, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

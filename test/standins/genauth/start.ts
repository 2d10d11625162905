import type { AddressInfo } from 'node:net'

import fastify, { type FastifyInstance } from 'fastify'

import { createBackend } from './backend'
import { systemClock, type Clock } from './clock'
import { applyFaults } from './faults'
import { publicConfigRoute } from './public-config'
import { relayRoutes } from './relay-routes'
import { keepRequests } from './request-log'
import { signinRoutes } from './signin-routes'
import { standinRoutes } from './standin-routes'
import { defaultTenant, type Tenant } from './tenant'
import { ticketRoutes } from './ticket-routes'

export interface GenauthOptions {
  /** 0: any free port. */
  readonly port: number
  readonly clock?: Clock
  readonly poolId?: string
  readonly poolSecret?: string
}

export interface Genauth {
  /** Origin, without a slash at the end. */
  readonly url: string
  readonly tenant: Tenant
  close(): Promise<void>
}

/**
 * Starts the auth backend's stand-in on 127.0.0.1.
 * @throws the listen error, `code` 'EADDRINUSE' among them
 */
export async function startGenauth(options: GenauthOptions): Promise<Genauth> {
  const tenant: Tenant = {
    ...defaultTenant,
    ...(options.poolId !== undefined && { userPoolId: options.poolId }),
    ...(options.poolSecret !== undefined && { poolSecret: options.poolSecret }),
  }
  const server = createServer(tenant, options.clock ?? systemClock)
  await server.listen({ port: options.port, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, tenant, close: () => server.close() }
}

/** Without a logger: bodies hold codes, tokens and phone numbers. */
function createServer(tenant: Tenant, clock: Clock): FastifyInstance {
  const server = fastify({
    // A fault may be an answer of several megabytes.
    bodyLimit: 16 * 1024 * 1024,
    logger: false,
    forceCloseConnections: true,
    // The control endpoints mean what they say: nothing is dropped or converted in silence.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
  })
  const backend = createBackend(tenant, clock)
  const requests = keepRequests(server)
  const faults = applyFaults(server, backend.clock)
  server.register(ticketRoutes(backend))
  server.register(relayRoutes(backend))
  server.register(signinRoutes(backend))
  server.register(publicConfigRoute(backend))
  server.register(standinRoutes({ backend, requests, faults }))
  return server
}

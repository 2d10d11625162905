import type { AddressInfo } from 'node:net'

import fastify, { type FastifyInstance } from 'fastify'

import { createBackend } from './backend'
import { systemClock, type Clock } from './clock'
import { applyFaults } from './faults'
import { publicConfigRoutes } from './public-config'
import { relayRoutes } from './relay-routes'
import { keepRequests } from './request-log'
import { signinRoutes } from './signin-routes'
import { standinRoutes } from './standin-routes'
import { defaultTenant, otherTenant, type Tenant } from './tenant'
import { ticketRoutes } from './ticket-routes'

export interface GenauthOptions {
  /** 0: any free port. */
  readonly port: number
  readonly clock?: Clock
}

export interface Genauth {
  /** Origin, without a slash at the end. */
  readonly url: string
  /** The one that everything is about unless another one is named. */
  readonly tenant: Tenant
  readonly otherTenant: Tenant
  close(): Promise<void>
}

/**
 * Starts the auth backend's stand-in on 127.0.0.1.
 * @throws the listen error, `code` 'EADDRINUSE' among them
 */
export async function startGenauth(options: GenauthOptions): Promise<Genauth> {
  const server = createServer(options.clock ?? systemClock)
  await server.listen({ port: options.port, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return { url, tenant: defaultTenant, otherTenant, close: () => server.close() }
}

/** Without a logger: bodies hold codes, tokens and phone numbers. */
function createServer(clock: Clock): FastifyInstance {
  const server = fastify({
    // A fault may be an answer of several megabytes.
    bodyLimit: 16 * 1024 * 1024,
    logger: false,
    forceCloseConnections: true,
    // The control endpoints mean what they say: nothing is dropped or converted in silence.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
  })
  const backend = createBackend([defaultTenant, otherTenant], clock)
  const requests = keepRequests(server)
  const faults = applyFaults(server, backend.clock)
  server.register(ticketRoutes(backend))
  server.register(relayRoutes(backend))
  server.register(signinRoutes(backend))
  server.register(publicConfigRoutes(backend))
  server.register(standinRoutes({ backend, requests, faults }))
  return server
}

import type { AddressInfo } from 'node:net'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import fastify from 'fastify'
import { refuseOtherSites } from '../../standins/local-only'
import { persons, type Simulation } from './simulated'

const Launch = Type.Object(
  {
    path: Type.String({ pattern: '^(/.*)?$' }),
    person: Type.Union(persons.map((person) => Type.Literal(person))),
    app: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

/** `POST /launch {path, person, app?}` on this machine, for other programs of it and no web page. */
export async function serveSimulation(simulation: Simulation, port: number) {
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  refuseOtherSites(server)
  server.post('/launch', { schema: { body: Launch } }, ({ body }) => simulation.launch(body))
  await server.listen({ port, host: '127.0.0.1' })
  const address = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

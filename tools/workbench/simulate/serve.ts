import type { AddressInfo } from 'node:net'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import fastify, { type FastifyError } from 'fastify'
import { WrongUse } from '../../command/command'
import { refuseOtherSites } from '../../standins/local-only'
import { type Person, persons, type Simulation } from './simulated'

const Launch = Type.Object(
  {
    path: Type.String({ pattern: '^(/.*)?$' }),
    person: Type.Unsafe<Person>({ enum: persons }),
    app: Type.Optional(Type.String({ pattern: '^wx[0-9a-f]{16}$' })),
  },
  { additionalProperties: false },
)
const FORM =
  'POST /launch takes content-type: application/json, {"path": "/routes/explore?…", ' +
  `"person": "${persons.join('" or "')}", "app": "wx and 16 hexadecimal digits; may be left out"}`

/** `POST /launch {path, person, app?}` on this machine, for other programs of it and no web page. */
export async function serveSimulation(simulation: Simulation, port: number) {
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  refuseOtherSites(server)
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: FORM }))
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { message, statusCode = error instanceof WrongUse ? 400 : 500 } = error
    const said = statusCode < 500 ? `${message}. ${FORM}` : message
    return reply.code(statusCode).send({ message: said })
  })
  server.post('/launch', { schema: { body: Launch } }, ({ body }) => simulation.launch(body))
  await server.listen({ port, host: '127.0.0.1' }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new WrongUse(`Nothing can listen at port ${port} (${code}): choose another --port.`)
  })
  const address = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

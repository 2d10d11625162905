import type { FastifyInstance } from 'fastify'
import type { Deployment } from '../../../miniprogram/deployment-fields'
import type { Tenant as Served } from '../../standins/genauth/tenant'
import { appServer } from '../app/app-server'
import { localeFor } from '../../../miniprogram/locales/index'
import { factsOf, type TenantFacts } from './facts'

/** What a page that plays scenarios fetches first. Nothing in it is a secret. */
export interface ScenarioFacts {
  /** Origin of the framed simulator. */
  readonly devtoolsUrl: string
  readonly tenants: readonly TenantFacts[]
}

export interface ScenarioRoutes {
  readonly devtoolsUrl: string
  /** Of the mock backend. */
  readonly genauthUrl: string
  readonly deployment: Deployment
  /** What the mock backend serves for each tenant of the deployment, by its id. */
  readonly served: ReadonlyMap<string, Served>
}

/** What `openStage` in a page asks its server for: the facts, the mock backend's controls, and each tenant's exchange. */
export function scenarioRoutes(
  server: FastifyInstance,
  { devtoolsUrl, genauthUrl, deployment, served }: ScenarioRoutes,
): void {
  const { origin } = new URL(devtoolsUrl)
  server.get<{ Params: { tag: string } }>('/scenarios/facts/:tag', async ({ params: { tag } }) => {
    const tenants = factsOf(deployment, served, localeFor(tag))
    return { devtoolsUrl: origin, tenants } satisfies ScenarioFacts
  })
  server.route<{ Params: { '*': string }; Body: unknown }>({
    method: ['POST', 'PATCH', 'DELETE'],
    url: '/scenarios/backend*',
    handler: async ({ method, params, body }, reply) => {
      const { ok, status } = await fetch(`${genauthUrl}/standin${params['*']}`, {
        method,
        ...(body !== undefined && body !== null
          ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
          : {}),
      })
      return reply.code(ok ? 204 : status).send()
    },
  })
  for (const [id, pool] of served) {
    void server.register(async (scope) => appServer(scope, { genauthUrl, pool }), {
      prefix: `/scenarios/tenants/${id}`,
    })
  }
}

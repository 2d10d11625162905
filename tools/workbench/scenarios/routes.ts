import type { FastifyInstance } from 'fastify'
import type { Deployment } from '../../../miniprogram/deployment-fields'
import type { Tenant as Served } from '../../standins/genauth/tenant'
import { appServer } from '../app/app-server'
import { localeFor } from '../../../miniprogram/locales/index'
import { factsOf, type Known } from './facts'
import type { Said } from './scenario'

/** What a page that plays scenarios fetches first. Nothing in it is a secret. */
export interface ScenarioFacts extends Known {
  /** Origin of the framed simulator. */
  readonly devtoolsUrl: string
}

export interface ScenarioRoutes {
  readonly devtoolsUrl: string
  /** Of the mock backend. */
  readonly genauthUrl: string
  readonly deployment: Deployment
  /** What the mock backend serves for each tenant of the deployment, by its id. */
  readonly served: ReadonlyMap<string, Served>
  /** A backend of examples/ in its place, which knows the tickets of the first tenant, and no faults. */
  readonly ticketBackend?: { readonly url: string; readonly pool: Served } | undefined
}

const LIMITS: Said = {
  en: "the ticket backend has the first tenant's tickets only, and no faults",
  'zh-CN': 'ticket 后端只有第一个租户的 ticket，也不能模拟故障',
}

/** What `openStage` in a page asks its server for: the facts, the mock backend's controls, and each tenant's exchange. */
export function scenarioRoutes(
  server: FastifyInstance,
  { devtoolsUrl, genauthUrl, deployment, served, ticketBackend }: ScenarioRoutes,
): void {
  const { origin } = new URL(devtoolsUrl)
  server.get<{ Params: { tag: string } }>('/scenarios/facts/:tag', async ({ params: { tag } }) => {
    const tenants = factsOf(deployment, served, localeFor(tag))
    const limits = ticketBackend && { limits: LIMITS }
    return { devtoolsUrl: origin, tenants, ...limits } satisfies ScenarioFacts
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
    const { url, pool: behind } = ticketBackend ?? { url: genauthUrl, pool }
    void server.register(async (scope) => appServer(scope, { genauthUrl: url, pool: behind }), {
      prefix: `/scenarios/tenants/${id}`,
    })
  }
}

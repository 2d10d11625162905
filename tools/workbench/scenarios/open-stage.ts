import type { ExchangeAnswer } from '../app/app-server'
import type { Phone } from './phone'
import type { Stage } from './play'
import type { ScenarioFacts } from './routes'

/** What is known of the tenants; titles in that language. */
export async function readFacts(language: string): Promise<ScenarioFacts> {
  return (await (await fetch(`/scenarios/facts/${language}`)).json()) as ScenarioFacts
}

/** The stage of a page whose server has `scenarioRoutes`. The language is the phone's. */
export function stageWith(phone: Phone, { devtoolsUrl: _, ...known }: ScenarioFacts): Stage {
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(path, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status}`)
    return response
  }
  return {
    phone,
    ...known,
    backend: async (method, path, body) => {
      await send(method, path.replace('/standin', '/scenarios/backend'), body)
    },
    exchange: async (tenantId, contract, result) => {
      const path = `/scenarios/tenants/${tenantId}/app/exchange/${contract}`
      return (await (await send('POST', path, result)).json()) as ExchangeAnswer
    },
  }
}

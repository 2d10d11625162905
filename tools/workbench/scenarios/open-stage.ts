import type { ExchangeAnswer } from '../app/app-server'
import { phoneIn } from './phone'
import type { Stage } from './play'
import type { ScenarioFacts } from './routes'

/** The stage of a page whose server has `scenarioRoutes`. The frame becomes the phone. */
export async function openStage(frame: HTMLIFrameElement): Promise<Stage> {
  const facts = (await (await fetch('/scenarios/facts.json')).json()) as ScenarioFacts
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
    phone: phoneIn(frame, facts.devtoolsUrl),
    tenants: facts.tenants,
    backend: async (method, path, body) => {
      await send(method, path.replace('/standin', '/scenarios/backend'), body)
    },
    exchange: async (tenantId, contract, result) => {
      const path = `/scenarios/tenants/${tenantId}/app/exchange/${contract}`
      return (await (await send('POST', path, result)).json()) as ExchangeAnswer
    },
  }
}

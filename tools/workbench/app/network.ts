import { type Static, Type } from '@sinclair/typebox'

/** How well the mini program reaches its backend. `offline` is the phone's business: the page tells the simulator. */
export const Network = Type.Union([
  Type.Literal('fast'),
  Type.Literal('3g'),
  Type.Literal('offline'),
  Type.Literal('down'),
])
export type Network = Static<typeof Network>

/** Round trip of a slow mobile network, in milliseconds. */
const SLOW = 1_500

/** As often as anybody will ask. */
const ALWAYS = { times: 1_000_000 }

/** Lets the mock backend answer as over that network, from its next request on. */
export async function setNetwork(mockUrl: string, network: Network): Promise<void> {
  const faults = `${mockUrl}/standin/faults`
  await fetch(faults, { method: 'DELETE' })
  const fault = faultOf(network)
  if (fault === undefined) return
  const headers = { 'content-type': 'application/json' }
  await fetch(faults, { method: 'POST', headers, body: JSON.stringify({ ...ALWAYS, ...fault }) })
}

function faultOf(network: Network): object | undefined {
  switch (network) {
    case 'fast':
    case 'offline':
      return undefined
    case '3g':
      return { kind: 'delay', delay: SLOW }
    case 'down':
      return { kind: 'status', statusCode: 503, body: '<h1>503 Service Unavailable</h1>' }
  }
}

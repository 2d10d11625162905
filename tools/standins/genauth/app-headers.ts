import type { IncomingHttpHeaders } from 'node:http'

/**
 * Authing's SDKs and Guard write `x-authing-`, GenAuth's `x-genauth-`. Which of the two one server
 * takes is in no public source; this one takes both.
 */
export function appIdHeader(headers: IncomingHttpHeaders): string | undefined {
  return prefixed(headers, 'app-id')
}

export function poolIdHeader(headers: IncomingHttpHeaders): string | undefined {
  return prefixed(headers, 'userpool-id')
}

function prefixed(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[`x-authing-${name}`] ?? headers[`x-genauth-${name}`]
  return typeof value === 'string' ? value : undefined
}

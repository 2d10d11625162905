import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { type Built, programJs } from '../build/program'
import { bundleBoot, bundleSimulator } from '../build/bundle'
import { refuseOtherSites } from '../../local-only'
import type { Edits } from '../edit/edits'
import type { EditEvent } from '../edit/events'
import type { RequestSpec } from '../simulator/bridge'
import { pageConfigOf, readPageConfig, type PageConfig } from './config'
import { LARGEST_FILE, performRequest } from './request'
import { loginCode, phoneCode } from './wechat-codes'

export interface SiteOptions {
  readonly projectPath: string
  /** What pages run: what was saved last, or what the official compiler made. */
  readonly runs: { readonly edits: Edits } | { readonly built: Promise<Built> }
  readonly wechat?: string | undefined
  /** Requests to the first origin go to the second one, as if the phone had another DNS. */
  readonly elsewhere?: readonly [from: string, to: string] | undefined
}

/** The web server a browser opens: the simulator, the compiled program, and the bridge to the world. */
export async function createSite(options: SiteOptions): Promise<FastifyInstance> {
  const { projectPath, runs, wechat, elsewhere } = options
  const edits = 'edits' in runs ? runs.edits : undefined
  const built = 'built' in runs ? runs.built : undefined
  const [program, simulator, boot] = await Promise.all([built, bundleSimulator(), bundleBoot()])
  for (const warning of program?.warnings ?? []) console.warn(warning)
  // A file is sent in base64, with its form.
  const site = fastify({ forceCloseConnections: true, bodyLimit: 1.5 * LARGEST_FILE })
  refuseOtherSites(site)
  const instance = randomUUID()
  const serve = (path: string, type: string, content: () => string | Promise<string>) =>
    site.get(path, async (_, reply) =>
      reply
        .type(type)
        .header('cache-control', 'no-store')
        .send(await content()),
    )
  serve('/', 'text/html; charset=utf-8', async () =>
    html({
      // What is wrong with it is told by /events.
      ...(await readPageConfig(projectPath).catch((error: unknown) => {
        if (edits) return pageConfigOf({}, {})
        throw error
      })),
      ...(edits && { edits: { instance, version: edits.state.version } }),
    }),
  )
  serve('/simulator.js', 'text/javascript; charset=utf-8', () => simulator.js)
  serve('/simulator.css', 'text/css; charset=utf-8', () => simulator.css)
  serve('/program.js', 'text/javascript; charset=utf-8', () => {
    const source = edits ? edits.program : program?.source
    return `window.program = ${source && programJs(source)}`
  })
  serve('/boot.js', 'text/javascript; charset=utf-8', () => boot)
  if (edits) serveEvents(site, edits, instance)
  site.get('/favicon.ico', (_, reply) => reply.code(204).send())
  serveBridge(site, wechat, elsewhere)
  return site
}

/** What changed, for as long as the page is open. */
function serveEvents(site: FastifyInstance, edits: Edits, instance: string): void {
  site.get('/events', (_, reply) => {
    reply.hijack()
    const { raw } = reply
    const send = (event: EditEvent) => raw.write(`data: ${JSON.stringify(event)}\n\n`)
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    // A page that lost the server looks for it twice a second.
    raw.write('retry: 500\n\n')
    send({ type: 'hello', instance, ...edits.state })
    raw.on('close', edits.subscribe(send))
  })
}

/** A RequestSpec. */
const REQUEST = {
  type: 'object',
  required: ['url', 'method', 'headers', 'timeout'],
  properties: {
    ...{ url: { type: 'string' }, method: { type: 'string' }, body: { type: 'string' } },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    timeout: { type: 'number', exclusiveMinimum: 0 },
    ...{ manual: { type: 'boolean' }, binary: { type: 'boolean' } },
  },
}
const PERSON = { type: 'object', properties: { openid: { type: 'string' } } }

/** What the simulator's bridge asks for; see automator/boot.ts. */
function serveBridge(
  site: FastifyInstance,
  wechat: string | undefined,
  [from, to]: SiteOptions['elsewhere'] & object = ['', ''],
): void {
  site.post<{ Body: RequestSpec }>(
    '/bridge/request',
    { schema: { body: REQUEST } },
    (request, reply) => {
      const left = new AbortController()
      reply.raw.on('close', () => left.abort())
      const { url } = request.body
      const sent = from && url.startsWith(`${from}/`) ? to + url.slice(from.length) : url
      return performRequest({ ...request.body, url: sent }, left.signal)
    },
  )
  const of = { schema: { body: PERSON } }
  site.post<{ Body: { openid?: string } }>('/bridge/login-code', of, ({ body }) =>
    loginCode(wechat, body.openid),
  )
  site.post<{ Body: { openid?: string } }>('/bridge/phone-code', of, ({ body }) =>
    phoneCode(wechat, body.openid),
  )
}

function html(config: PageConfig): string {
  // No ids: they would be in the way of the mini program's own. `<` could end the script element early.
  const json = JSON.stringify(config).replace(/</g, '\\u003c')
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Mini program</title>
<link rel="stylesheet" href="/simulator.css">
<style>html, body { margin: 0; height: 100% } #devtools-screen { position: fixed; inset: 0 }</style>
</head>
<body>
<div id="devtools-screen"></div>
<script id="config" type="application/json">${json}</script>
<script src="/simulator.js"></script>
<script src="/program.js"></script>
<script src="/boot.js"></script>
</body>
</html>
`
}

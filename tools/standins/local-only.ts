import type { FastifyInstance } from 'fastify'

/**
 * Keeps web pages out of a server on this machine. Any page can send requests to 127.0.0.1, and a name whose DNS answer
 * changes to 127.0.0.1 makes a page read the answers too: so `Host` must be this machine, and `Origin`, if a browser
 * sends one, the server's own. https://developer.chrome.com/blog/private-network-access-update
 */
export function refuseOtherSites(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers: { host = '', origin } }, reply) => {
    const isHere = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
    if (isHere && (origin === undefined || origin === `http://${host}`)) return
    await reply.code(403).send({ message: 'Only this machine, and no other web page, may ask.' })
  })
}

/**
 * A login for each thing that a person may do, with this server and `npm run simulate -- --serve` in the place of the
 * phone: what a test of your own app does.
 */
const [server = 'http://127.0.0.1:8080', simulator = 'http://127.0.0.1:9440'] =
  process.argv.slice(2)

for (const person of ['agrees', 'declines', 'denies', 'leaves']) {
  const { attempt, path } = await post(`${server}/login/wechat/start`, { lang: 'en' })
  const { extMsg } = await post(`${simulator}/launch`, { path, person })
  // Whoever leaves brings no result: nothing to finish, and the button works again.
  const finished =
    extMsg === null ? 'no result' : await post(`${server}/login/wechat/finish`, { attempt, extMsg })
  console.log(`${person}:`, finished)
}

/** @param {string} url @param {object} body */
async function post(url, body) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

/**
 * Gives the user for a result of relay.
 * @param {string} extMsg
 * @param {string} state of this login
 * @param {{ host: string, userPoolId: string, appId: string, connId: string }} genauth
 */
export async function relayUser(extMsg, state, genauth) {
  if (!state) throw new Error('the launch had no state')
  if (extMsg === '') throw new Error('not logged in') // relay's only failure
  const result = JSON.parse(extMsg)
  if (result.state !== state) throw new Error('the answer belongs to another login')
  const path = '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode'
  const answer = await fetch(genauth.host + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-authing-userpool-id': genauth.userPoolId,
      'x-authing-app-id': genauth.appId,
    },
    body: JSON.stringify({
      connId: genauth.connId,
      iv: '',
      encryptedData: '',
      code: result.code,
      phoneInfoCode: result.phoneInfoCode,
    }),
    signal: AbortSignal.timeout(10_000),
  })
  const user = await answer.json()
  // The SDKs read the bare user, or `code` (number or text) and `data` (object or JSON in a text).
  if (user?._id ?? user?.id) return user
  const { code, message, data } = user
  if (Number(code) !== 200) throw new Error(message) // a refusal is HTTP 200 too
  return typeof data === 'string' ? JSON.parse(data) : data
}

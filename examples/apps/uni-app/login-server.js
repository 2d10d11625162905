/** Your own server, as examples/apps/server-node answers. */
const SERVER = 'https://app.example.com/login/wechat'

/** The message is for the person. */
export class Refusal extends Error {}

/**
 * `attempt` names this login, and is for nobody but this app.
 * @param {string} language
 * @returns {Promise<{ attempt: string, path: string }>}
 */
export async function start(language) {
  const { body } = await post('start', { lang: language })
  if (!body.attempt) throw new Error('the server started no login')
  return body
}

// region finish
/**
 * The session, or undefined if the result belongs to another login: the current one may still end.
 * @param {string} attempt
 * @param {string} extMsg
 * @returns {Promise<string | undefined>}
 */
export async function finish(attempt, extMsg) {
  const { status, body } = await post('finish', { attempt, extMsg })
  if (status === 200) return body.session
  if (status === 400) return undefined
  throw new Refusal(body.message)
}
// endregion

/**
 * @param {string} step
 * @param {object} data
 * @returns {Promise<{ status: number, body: any }>}
 */
function post(step, data) {
  return new Promise((resolve, reject) => {
    uni.request({
      url: `${SERVER}/${step}`,
      method: 'POST',
      data,
      success: ({ statusCode, data: body }) => resolve({ status: statusCode, body }),
      fail: reject,
    })
  })
}

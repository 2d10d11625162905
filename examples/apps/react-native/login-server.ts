/** Your own server, as examples/apps/server-node answers. */
const SERVER = 'https://app.example.com/login/wechat'

/** The message is for the person. */
export class Refusal extends Error {}

/** `attempt` names this login, and is for nobody but this app. */
export async function start(language: string): Promise<{ attempt: string; path: string }> {
  const { attempt, path } = (await post('start', { lang: language })).body
  if (!attempt || !path) throw new Error('the server started no login')
  return { attempt, path }
}

// region finish
/** The session, or undefined if the result belongs to another login: the current one may still end. */
export async function finish(attempt: string, extMsg: string): Promise<string | undefined> {
  const { status, body } = await post('finish', { attempt, extMsg })
  if (status === 200) return body.session
  if (status === 400) return undefined
  throw new Refusal(body.message)
}
// endregion

async function post(step: string, body: object) {
  const response = await fetch(`${SERVER}/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: Partial<Record<'attempt' | 'path' | 'session' | 'message', string>> =
    await response.json()
  return { status: response.status, body: answer }
}

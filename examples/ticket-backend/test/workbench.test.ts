import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'

import { projectOf } from '../../../tools/compile/project'
import { checkBackend } from '../../../tools/backend-check/check'
import { mockCodes } from '../../../tools/backend-check/codes'
import { Conversation } from '../../../tools/backend-check/conversation'
import { ticket } from '../../../miniprogram/contracts/ticket'
import { openBrowser } from '../../../tools/standins/devtools/server/browser'
import { logIn, newcomer } from '../../../tools/workbench/person'
import { startStage } from '../../../tools/workbench/stage'
import { POOL_SECRET, startTicketBackend } from '../../../tools/workbench/ticket-backend'
import { maple, startTestbed } from '../../../tools/standins/genauth/testbed'
import { type Answer, freePort, run } from './bench'

test('npm start -- --backend ticket-backend: a person logs in from the app to the app', async () => {
  const stage = await startStage(await projectOf(), { headless: false, backend: 'ticket-backend' })
  const browser = await openBrowser()
  try {
    const { status, user } = await logIn(
      await newcomer(browser, stage.apps[0].url),
      async () => undefined,
    )
    assert.equal(status, 'signed_in')
    assert.equal(user?.phone, '13800138000')
    const requests = (await (
      await fetch(`${stage.genauthUrl}/standin/requests`)
    ).json()) as Answer[]
    const asked = requests
      .map(({ path }) => path)
      .filter((path) => !String(path).includes('public'))
    assert.deepEqual(asked, [
      '/sns/jscode2session',
      '/cgi-bin/stable_token',
      '/wxa/business/getuserphonenumber',
    ])
  } finally {
    await browser.close()
    await stage.close()
  }
})

test('npm run ticket-backend: who ends npm ends the server', { timeout: 60_000 }, async () => {
  const port = await freePort()
  const root = join(__dirname, '../../..')
  const args = ['--prefix', root, 'run', 'ticket-backend', '--', '--port', String(port)]
  const npm = await run('npm', args, /^Check it: /)
  await npm.ready
  const works = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  assert.equal(await works(), true)
  await npm.stop()
  while (await works()) await new Promise(setImmediate)
})

for (const adapter of ['wechat', 'genauth'] as const) {
  test(`npm run backend-check finds every promise kept, with ${adapter} behind it`, async () => {
    const { genauth } = await startTestbed()
    const asked = { adapter, mock: genauth, pool: maple, port: await freePort() }
    const backend = await startTicketBackend(asked)
    const settings = { path: '/oauth/app2wxapp/ticket/{userPoolId}', lifetime: 120 }
    const played = ticket({ userPoolIds: [maple.userPoolId], ...settings })
    try {
      const findings = await checkBackend({
        host: backend.url,
        contract: 'ticket',
        talk: new Conversation(backend.url, played, { userPoolId: maple.userPoolId }),
        codes: mockCodes(genauth.url),
        exchangePath: `/oauth/app2wxapp/auth/${maple.userPoolId}`,
        secret: POOL_SECRET,
        wait: false,
        limit: true,
      })
      const broken = findings.filter(({ level }) => level !== 'ok')
      assert.deepEqual(
        broken.map(({ id, detail }) => `${id}: ${detail}`),
        ['lifetime.kept: not asked: takes its time: --wait'],
      )
      assert.ok(findings.length > 15)
    } finally {
      await backend.close()
      await genauth.close()
    }
  })
}

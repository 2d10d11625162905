import assert from 'node:assert/strict'
import { test } from 'node:test'

import { projectOf } from '../../../tools/compile/project'
import { openBrowser } from '../../../tools/standins/devtools/server/browser'
import { logIn, newcomer } from '../../../tools/workbench/person'
import { startStage } from '../../../tools/workbench/stage'
import type { Answer } from './bench'

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

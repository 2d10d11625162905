import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPageConfig } from './config'

const project = mkdtempSync(join(tmpdir(), 'config-'))

afterAll(() => rmSync(project, { recursive: true }))

it.each([
  [{}, undefined, 'touristappid', true],
  [{ appid: '' }, undefined, 'touristappid', true],
  [{ appid: 'wx1', setting: { urlCheck: false } }, undefined, 'wx1', false],
  [{ appid: 'wx1', setting: { urlCheck: true } }, { setting: { urlCheck: false } }, 'wx1', false],
  [{ appid: 'wx1' }, { appid: 'wx2' }, 'wx2', true],
])('takes %j and the private %j', async (shared, own, appId, urlCheck) => {
  const write = (name: string, config: object) =>
    writeFileSync(join(project, name), JSON.stringify(config))
  write('project.config.json', shared)
  if (own) write('project.private.config.json', own)
  expect(await readPageConfig(project)).toMatchObject({ appId, urlCheck })
})

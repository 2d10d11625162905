import { spawnSync } from 'node:child_process'

/** `npm run test:all`: the tests as CI runs them, with those that take long. */
const { status } = spawnSync('npm', ['test'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CI: 'true' },
})
process.exitCode = status ?? 1

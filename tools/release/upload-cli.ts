import { spawn } from 'node:child_process'
import { InvalidArgumentError } from 'commander'
import { run } from '../command/command'
import { compile } from '../compile/compile'
import { version } from './account'
import { sending } from './sending'
import { readTree } from './tree'
import type { UploadArguments } from './upload'

export const command = sending<UploadArguments>({
  name: 'npm run upload --',
  about: 'Makes the committed tree a version in WeChat’s console.',
  declare: (command) =>
    void command
      .requiredOption('--version <number>', 'three numbers, as in 1.2.0', version)
      .requiredOption('--desc <text>', 'what testers and reviewers read', described),
  async send(asked, account) {
    const { packNpm } = await import('../compile/npm-packing')
    const { upload } = await import('./upload')
    const workplace = (await import('./workplace')).thisWorkplace()
    const { projectPath } = workplace
    await upload(asked, account, {
      ...workplace,
      tree: readTree(projectPath),
      runDoctor,
      compile: () => compile(projectPath),
      packNpm: () => packNpm(projectPath),
    })
  },
})

function described(text: string): string {
  if (!text.trim())
    throw new InvalidArgumentError('Testers and reviewers read it: say what is new.')
  return text.trim()
}

/** The doctor's own words go to the console; where there is no doctor, nobody has looked. */
function runDoctor(): Promise<boolean> {
  const doctor = spawn('npm', ['run', '--silent', 'doctor'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return new Promise((done) => {
    doctor.on('error', () => done(false))
    doctor.on('close', (code) => done(code === 0))
  })
}

run(command, __filename)

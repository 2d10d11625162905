import { spawn } from 'node:child_process'
import { compile } from '../compile/compile'
import { packNpm } from '../compile/npm-packing'
import { account, uploadArguments } from './arguments'
import { readTree } from './tree'
import { upload } from './upload'
import { exitAfter, thisWorkplace } from './workplace'

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

const workplace = thisWorkplace()
const { projectPath } = workplace

/** `npm run upload`: the committed tree becomes a version in WeChat's console. */
exitAfter(
  upload(uploadArguments(process.argv.slice(2)), account(process.env), {
    ...workplace,
    tree: readTree(projectPath),
    runDoctor,
    compile: () => compile(projectPath),
    packNpm: () => packNpm(projectPath),
  }),
)

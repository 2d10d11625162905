import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandLine, run } from '../command/command'
import { contractFiles, folder } from './files'

export const command: CommandLine<{ readonly check?: boolean }> = {
  name: 'npm run contract --',
  about: 'Writes docs/contract: OpenAPI, schemas of the results, states and failures.',
  declare: (command) =>
    void command.option('--check', 'writes nothing, and tells whether anything would change'),
  async act({ check = false }) {
    const changed = Object.entries(contractFiles()).filter(([name, text]) => {
      const file = join(folder, name)
      return !existsSync(file) || readFileSync(file, 'utf8') !== text
    })
    for (const [name, text] of changed) {
      console.log(`docs/contract/${name} ${check ? 'is out of date' : 'written'}`)
      if (check) continue
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return !check || changed.length === 0
  },
}

run(command, __filename)

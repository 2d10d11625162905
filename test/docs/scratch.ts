import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

/** A copy of the mini program, to change and to run. It lies in build/, from where packages are found. */
export class Scratch {
  readonly path: string

  constructor() {
    mkdirSync(join(ROOT, 'build'), { recursive: true })
    this.path = mkdtempSync(join(ROOT, 'build/scratch-'))
    cpSync(join(ROOT, 'tsconfig.json'), join(this.path, 'tsconfig.json'))
    cpSync(join(ROOT, 'miniprogram'), join(this.path, 'miniprogram'), {
      recursive: true,
      filter: (path) => !path.endsWith('miniprogram_npm'),
    })
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8')
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text)
  }

  /** @throws Error where `from` is not there exactly once */
  replace(file: string, from: string, to: string): void {
    const parts = this.read(file).split(from)
    if (parts.length !== 2) throw new Error(`${parts.length - 1} times in ${file}:\n${from}`)
    this.write(file, parts.join(to))
  }

  /** Applies a diff as a guide shows it: hunks are parted by `@@`. */
  change(file: string, diff: string): void {
    for (const hunk of diff.split(/^@@.*\n/m)) {
      const lines = hunk.split('\n').filter((line) => line !== '')
      const side = (other: string) =>
        lines.filter((line) => !line.startsWith(other)).map((line) => `${line.slice(1)}\n`)
      this.replace(file, side('+').join(''), side('-').join(''))
    }
  }

  /** What the type check says, a line for each error. */
  typeErrors(): string[] {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    try {
      execFileSync(process.execPath, [tsc, '--pretty', 'false', '-p', this.path], {
        cwd: this.path,
      })
      return []
    } catch (failed) {
      const { stdout } = failed as { stdout: Buffer }
      return stdout
        .toString()
        .split('\n')
        .filter((line) => /error TS/.test(line))
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

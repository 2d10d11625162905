import { existsSync, type FSWatcher, watch } from 'node:fs'
import { type BuildOptions, ProgramBuilder, type ProgramSource } from '../build/program'
import type { Place, Stacks } from '../build/stacks'
import type { EditEvent, EditState } from './events'
import { officialStyles, type Styles } from './official-styles'
import { packOnce } from './pack-once'
import { type Problem, problemAt, problemNamed, problemsIn } from './problem'
import { CONFIGS, Sources } from './sources'

/** Looks at the sources behind the page's back, and finds what the page itself does not show. */
export interface Check {
  /**
   * @param built what the build found
   * @param signal the sources have changed meanwhile: nobody wants the answer any more
   */
  run(sources: Sources, built: readonly Problem[], signal: AbortSignal): Promise<readonly Problem[]>
}

export interface EditOptions extends BuildOptions {
  readonly projectPath: string
  readonly checks: readonly Check[]
  /** Folders besides the project's own that are watched. */
  readonly folders?: readonly string[] | undefined
  /** Brings the project up to date with those folders. */
  readonly update?: (() => Promise<unknown>) | undefined
}

/** A save is often several writes; and a program that saves many files is waited for. */
const SETTLE = 15
/** The checks take both cores: what was saved is on screen first. */
const SHOWN = 400

/** Watches a project, builds it after each save, and tells the pages that show it. */
export class Edits {
  readonly #options: EditOptions
  readonly #sources: Sources
  readonly #builder: ProgramBuilder
  readonly #listeners = new Set<(event: EditEvent) => void>()
  readonly #watchers = new Map<string, FSWatcher>()
  /** By what found them: the build, then each check. */
  readonly #problems: (readonly Problem[])[] = []
  /** By the same: what was printed of them. */
  readonly #printed: Set<string>[] = []
  /** What the program threw since the last build. */
  #thrown: readonly Problem[] = []
  #stacks: Stacks | undefined
  #program: ProgramSource | undefined
  /** Of the project, as that program was shown with. */
  #configs = ''
  #version = 0
  #timer: NodeJS.Timeout | undefined
  #savedAt: number | undefined
  #building: Promise<void> | undefined
  #checking = new AbortController()
  #closed = false
  #warned = new Set<string>()

  private constructor(options: EditOptions) {
    this.#options = options
    this.#sources = new Sources(options.projectPath)
    this.#builder = new ProgramBuilder(options)
  }

  /** Resolves after the first build, be it good or not. */
  static async start(options: EditOptions): Promise<Edits> {
    const edits = new Edits(options)
    await edits.#build()
    return edits
  }

  /** The last good one; undefined if there was none yet. */
  get program(): ProgramSource | undefined {
    return this.#program
  }

  /** Why there is no program yet, a line for each problem; undefined if there is one. */
  get failure(): string | undefined {
    return this.#program ? undefined : linesOf(this.#problems.flat()).join('\n')
  }

  get state(): EditState {
    return { version: this.#version, problems: [...this.#problems.flat(), ...this.#thrown] }
  }

  /** Of the program that `program` is; undefined if there was none yet. */
  get stacks(): Stacks | undefined {
    return this.#stacks
  }

  /** The program threw: a problem until the next save, told once however often it happens. */
  threw(message: string, place: Place): void {
    const problem = problemAt({ source: 'program', ...place, message }, this.#sources.read)
    const shown = JSON.stringify(problem)
    if (this.#thrown.some((known) => JSON.stringify(known) === shown)) return
    this.#thrown = [...this.#thrown, problem]
    this.#tell({ type: 'state', ...this.state })
  }

  /** Gives what ends it. */
  subscribe(listener: (event: EditEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#checking.abort()
    await this.#building
  }

  #notice(): void {
    this.#savedAt ??= Date.now()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // One after the other: a save during a build is built after it.
      this.#building = (this.#building ?? Promise.resolve()).then(() =>
        // A file may go away while it is read: then there is another save to come.
        this.#build().catch((error: unknown) => console.error(error)),
      )
    }, SETTLE)
  }

  async #build(): Promise<void> {
    if (this.#closed) return
    const savedAt = this.#savedAt ?? Date.now()
    this.#savedAt = undefined
    await this.#options.update?.()
    // What names the packages may be repaired just now.
    const unpacked = await packOnce(this.#options.projectPath)
    const files = await this.#sources.refresh()
    // Nobody would end what is started from here on.
    if (this.#closed) return
    this.#watch()
    if (files.length === 0) return
    // Before the pages: what they then ask for should not wait for a compiler.
    this.#checking.abort()
    this.#checking = new AbortController()
    const { signal } = this.#checking
    const styles = await officialStyles(this.#options.projectPath, this.#sources, signal)
    const [program, found] = this.#compile(styles)
    const problems = [...this.#packingProblems(unpacked), ...found]
    const before = this.#program
    this.#problems.splice(0, Infinity, problems)
    this.#thrown = []
    if (program) {
      this.#program = program
      this.#version += 1
      // Pages are told of it when they load.
      const configs = CONFIGS.map(this.#sources.read).join('\n')
      const isNewConfig = before !== undefined && configs !== this.#configs
      this.#configs = configs
      if (before === undefined || isNewConfig || changedFields(before, program).length > 0) {
        const update = isNewConfig ? { how: 'reload' as const } : updateOf(before, program)
        this.#tell({ type: 'update', ...this.state, ...update, files, savedAt })
      }
    }
    this.#print(0, program ? [] : problems)
    this.#tell({ type: 'state', ...this.state })
    void this.#check(problems)
  }

  #compile(styles: Styles): [program: ProgramSource | undefined, problems: readonly Problem[]] {
    const sources = this.#sources
    const problems = [...sources.problems(), ...styles.problems]
    if (problems.length > 0) return [undefined, problems]
    try {
      const { source, warnings, stacks } = this.#builder.build(
        { ...sources.files(), ...styles.files },
        sources.root,
      )
      this.#stacks = stacks
      this.#warn(warnings)
      return [source, []]
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      const source = /^WXSS/.test(said) ? 'wxss' : /^WXML/.test(said) ? 'wxml' : 'json'
      const place = { source, folder: sources.root, unplaced: `${sources.root}app.json` } as const
      return [undefined, problemsIn(said, place, sources.read)]
    }
  }

  #packingProblems(faults: readonly string[]): Problem[] {
    const [file = ''] = CONFIGS
    return faults.map((message) =>
      problemNamed({ source: 'json', file, message }, this.#sources.read),
    )
  }

  #warn(warnings: readonly string[]): void {
    for (const warning of warnings) if (!this.#warned.has(warning)) console.warn(warning)
    this.#warned = new Set(warnings)
  }

  async #check(built: readonly Problem[]): Promise<void> {
    const checking = new AbortController()
    this.#checking = checking
    const { signal } = checking
    await new Promise((resolve) => setTimeout(resolve, this.#version > 1 ? SHOWN : 0))
    const run = this.#options.checks.map(async (check, index) => {
      if (signal.aborted) return
      const found = await check.run(this.#sources, built, signal).catch((error: unknown) => {
        if (!signal.aborted) console.error(error)
        return []
      })
      if (signal.aborted) return
      this.#problems[index + 1] = found
      this.#print(index + 1, found)
      this.#tell({ type: 'state', ...this.state })
    })
    await Promise.all(run)
  }

  /** The overlay needs a browser that somebody looks at. What was there before the save is not said again. */
  #print(by: number, problems: readonly Problem[]): void {
    const lines = linesOf(problems)
    for (const line of lines) if (!this.#printed[by]?.has(line)) console.error(line)
    this.#printed[by] = new Set(lines)
  }

  #tell(event: EditEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Folders rather than files: an editor may save by putting another file in the place of the old one. */
  #watch(): void {
    const folders = new Set([...this.#sources.folders(), ...(this.#options.folders ?? [])])
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue
      if (!existsSync(folder)) continue
      const watcher = watch(folder, () => this.#notice())
      // It is gone: the folder above it has told so.
      watcher.on('error', () => watcher.close())
      this.#watchers.set(folder, watcher)
    }
  }
}

function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

function changedFields(before: ProgramSource, after: ProgramSource): (keyof ProgramSource)[] {
  const names = Object.keys(after) as (keyof ProgramSource)[]
  return names.filter((name) => before[name] !== after[name])
}

/** The least that a page must do to show `after`. */
function updateOf(
  before: ProgramSource | undefined,
  after: ProgramSource,
): Pick<Extract<EditEvent, { type: 'update' }>, 'how' | 'styleSheets'> {
  const changed = before ? changedFields(before, after) : []
  const only = (...names: string[]) =>
    changed.length > 0 && changed.every((name) => names.includes(name))
  if (only('styleSheets')) {
    return { how: 'style', styleSheets: JSON.parse(after.styleSheets) as Record<string, string> }
  }
  return { how: only('styleSheets', 'templates') ? 'redraw' : 'reload' }
}

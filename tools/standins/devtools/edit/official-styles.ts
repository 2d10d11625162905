import { compile, type CompiledFiles } from '../../../compile/compile'
import { type Problem, problemsIn } from './problem'
import type { Sources } from './sources'

/** What the official compiler says of itself stands before what is wrong. */
export function refusalOf(error: unknown): string {
  return String(error)
    .replace(/^[^]*compile failed: /, '')
    .trim()
}

/** What a plugin of the official compiler reads. */
const WRITTEN = [
  ['less', /\.less$/],
  ['sass', /\.s[ac]ss$/],
] as const

export interface Styles {
  readonly files: CompiledFiles
  readonly problems: readonly Problem[]
}

/**
 * The style sheets of a project that writes them in Less or Sass, by the official compiler: it takes seconds.
 * @param signal ends the compiler
 */
export async function officialStyles(
  project: string,
  sources: Sources,
  signal: AbortSignal,
): Promise<Styles> {
  const none: Styles = { files: {}, problems: [] }
  const written = WRITTEN.filter(([plugin]) => sources.plugins.includes(plugin))
  const paths = Object.keys(sources.files())
  if (!written.some(([, kind]) => paths.some((path) => kind.test(path)))) return none
  // What is broken already is told, and not compiled.
  if (sources.problems().length > 0) return none
  try {
    const compiled = Object.entries(await compile(project, signal, 'open'))
    return { ...none, files: Object.fromEntries(compiled.filter(([path]) => /\.wxss$/.test(path))) }
  } catch (error) {
    const { root, read } = sources
    const place = { source: 'wxss', folder: root, unplaced: `${root}app.json` } as const
    return { ...none, problems: problemsIn(refusalOf(error), place, read) }
  }
}

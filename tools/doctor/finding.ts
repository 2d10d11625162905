export type Level = 'ok' | 'warning' | 'error'

/** What the doctor says about one item. `id` is `theme.item`, the same from run to run. */
export interface Finding {
  readonly id: string
  readonly level: Level
  readonly title: string
  readonly detail: string
  readonly fix?: string
}

/** Something a check looks at. `fine` is said if nothing is wrong with it. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly fine: string
}

export interface Problem {
  readonly level: 'warning' | 'error'
  readonly detail: string
  readonly fix?: string
}

export function error(detail: string, fix?: string): Problem {
  return { level: 'error', detail, ...(fix === undefined ? {} : { fix }) }
}

export function warning(detail: string, fix?: string): Problem {
  return { level: 'warning', detail, ...(fix === undefined ? {} : { fix }) }
}

/** A field by its path with its value, as every message about a field starts. */
export function field(path: string, value: unknown): string {
  return `${path}: ${JSON.stringify(value) ?? String(value)}`
}

/** One finding for each problem, or one that says that the item is fine. */
export function judge({ id, title, fine }: Item, problems: readonly Problem[]): Finding[] {
  if (problems.length === 0) return [{ id, level: 'ok', title, detail: fine }]
  return problems.map(({ level, detail, fix }) => ({
    id,
    level,
    title,
    detail,
    ...(fix === undefined ? {} : { fix }),
  }))
}

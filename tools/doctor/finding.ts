export type Level = 'ok' | 'warning' | 'error'

/** Something a check looks at. `id` is `theme.item`, the same from run to run. */
export interface Item {
  readonly id: string
  readonly title: string
}

export interface Problem {
  readonly level: 'warning' | 'error'
  readonly detail: string
  readonly fix?: string | undefined
}

/** What the doctor says about one item. */
export interface Finding extends Item, Omit<Problem, 'level'> {
  readonly level: Level
}

export const error = (detail: string, fix?: string): Problem => ({ level: 'error', detail, fix })

export const warning = (detail: string, fix?: string): Problem => ({
  level: 'warning',
  detail,
  fix,
})

/** A field by its path with its value, as every message about a field starts. */
export function field(path: string, value: unknown): string {
  return `${path}: ${JSON.stringify(value) ?? String(value)}`
}

/** One finding for each problem, or one that says that the item is fine. */
export function judge(
  { id, title }: Item,
  fine: string,
  problems: readonly (Problem | false | undefined)[],
): Finding[] {
  const found = problems.filter((problem) => problem !== undefined && problem !== false)
  if (found.length === 0) return [{ id, level: 'ok', title, detail: fine }]
  return found.map(({ level, detail, fix }) => ({ id, level, title, detail, fix }))
}

export type Counts = Readonly<Record<Level, number>>

export function countsOf(findings: readonly Finding[]): Counts {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  return { ok: count('ok'), warning: count('warning'), error: count('error') }
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.trim() : String(thrown)
}

/** Compares versions such as `2.32.3` by their numbers. */
export function isAtLeast(version: string, minimum: string): boolean {
  const wanted = minimum.split('.').map(Number)
  const given = version.split('.').map(Number)
  const at = wanted.findIndex((part, i) => part !== (given[i] ?? 0))
  return at < 0 || (given[at] ?? 0) > (wanted[at] ?? 0)
}

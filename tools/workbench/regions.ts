/**
 * A region of a sample: the lines from `// region NAME` to `// endregion`, without the indentation that all of them
 * have. Without a name: the whole file.
 * @throws Error if not exactly one region has the name
 */
export function regionOf(text: string, name?: string): string {
  if (name === undefined) return text.trimEnd()
  const regions = text.matchAll(/^ *\/\/ region (.+)\n([\s\S]*?)^ *\/\/ endregion$/gm)
  const found = Array.from(regions).filter(([, title]) => title === name)
  if (found.length !== 1) throw new Error(`${found.length} regions are ${name}`)
  const lines = (found[0]?.[2] ?? '').trimEnd().split('\n')
  const indents = lines.filter((line) => line !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

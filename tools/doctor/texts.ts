/** Every text with its path, `failures.refused.title` among them. */
export function textsOf(value: object, path = ''): [path: string, text: string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] => {
    if (typeof inner === 'string') return [[path + key, inner]]
    return inner && typeof inner === 'object' ? textsOf(inner, `${path}${key}.`) : []
  })
}

/** What a text asks to be filled in, once each and in the order of the alphabet. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
}

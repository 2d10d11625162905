/** What WeChat documents of `wx`; put in by build/bundle.ts. */
declare const API: Readonly<Record<string, { readonly callsBack?: true }>>

/** Whether a `wx` method returns its result instead of calling back. */
export function answersDirectly(method: string): boolean {
  const documented = Object.hasOwn(API, method) ? API[method] : undefined
  return documented ? !documented.callsBack : /^(on|off)[A-Z]|Sync$/.test(method)
}

/** The class prefix that keeps a component's styles to itself; both the sheets and the elements bear it. */
export function styleScope(componentPath: string): string {
  return componentPath.replace(/[^A-Za-z0-9]+/g, '-')
}

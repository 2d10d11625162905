/** Where a stack frame points to: a file of the package; line and column count from 1. */
export interface Location {
  /** As in the package, without `.js`: `routes/explore`, or WeChat's bundle `app-service`. */
  readonly file: string
  readonly line: number
  readonly column: number
}

const LOCATION = /([\w.~%$/:+-]+)\.js(?:\?[^\s():]*)?:(\d+):(\d+)/g

/**
 * What WeChat puts before a file of the package. `https://usr/` is in its documentation of
 * getJsErrDetail, the next two are DevTools'; a bare path is what people shorten them to.
 */
const OURS = /^(?:https?:\/\/usr\/|weapp:\/\/\/|https?:\/\/127\.0\.0\.1:\d+\/appservice\/)/

/**
 * The text with each location of the package that `find` knows replaced by what it says. All else
 * stays as it is: WeChat's base library (`https://lib/…`), web addresses, locations not found.
 */
export function replaceLocations(
  text: string,
  find: (location: Location) => string | undefined,
): string {
  return text.replace(LOCATION, (whole, address: string, line: string, column: string) => {
    const path = address.replace(OURS, '')
    if (path.includes('://')) return whole
    const file = path.replace(/^\.?\//, '')
    return find({ file, line: Number(line), column: Number(column) }) ?? whole
  })
}

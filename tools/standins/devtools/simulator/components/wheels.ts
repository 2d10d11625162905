import { REGIONS, type Region } from './regions'

/** The wheels of a picker: what each offers depends on how those before it stand. */
export class Wheels {
  /** For each wheel what it offers. */
  private readonly offers: readonly ((before: readonly number[]) => readonly number[])[]
  private readonly label: (stand: readonly number[], wheel: number) => string
  /** What is chosen on each. */
  private readonly chosen: number[]

  constructor(
    offers: Wheels['offers'],
    chosen: readonly number[],
    label: (stand: readonly number[], wheel: number) => string,
  ) {
    this.offers = offers
    this.chosen = offers.map((_, wheel) => chosen[wheel] ?? 0)
    this.label = label
    this.settle()
  }

  get values(): readonly number[] {
    return this.chosen
  }

  labels(): readonly (readonly string[])[] {
    return this.offers.map((_, wheel) => {
      const before = this.chosen.slice(0, wheel)
      return this.offered(wheel).map((value) => this.label([...before, value], wheel))
    })
  }

  indexes(): readonly number[] {
    return this.offers.map((_, wheel) => this.offered(wheel).indexOf(this.chosen[wheel] ?? 0))
  }

  turn(wheel: number, index: number): void {
    this.chosen[wheel] = this.offered(wheel)[index] ?? 0
    this.settle()
  }

  private offered(wheel: number): readonly number[] {
    return this.offers[wheel]?.(this.chosen.slice(0, wheel)) ?? []
  }

  /** What is no longer offered gives way to what is nearest. */
  private settle(): void {
    this.offers.forEach((_, wheel) => {
      const offered = this.offered(wheel)
      const wanted = this.chosen[wheel] ?? 0
      const nearest = [...offered].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0]
      this.chosen[wheel] = nearest ?? 0
    })
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** Wheels that do not depend on each other. */
export function listWheels(
  lists: readonly (readonly string[])[],
  chosen: readonly number[],
): Wheels {
  const label = (stand: readonly number[], wheel: number) => lists[wheel]?.[stand[wheel] ?? 0] ?? ''
  const offers = lists.map((list) => () => range(0, list.length - 1))
  // An index beyond the list is the first one, says base library 2.30.3.
  const within = lists.map((list, i) => ((chosen[i] ?? 0) < list.length ? (chosen[i] ?? 0) : 0))
  return new Wheels(offers, within, label)
}

/** Two or three numbers of a text such as `2026-11-27` or `09:30`. */
function numbers(text: string, otherwise: readonly number[]): number[] {
  const given = text === '' ? [] : text.split(/[-:]/).map(Number)
  return otherwise.map((number, i) => (Number.isInteger(given[i]) ? (given[i] ?? number) : number))
}

const UNITS: Readonly<Record<string, number>> = { year: 1, month: 2, day: 3 }

interface Span {
  readonly start: string
  readonly end: string
}

/** `fields`: `year`, `month` or `day`, the last wheel. */
export function dateWheels(value: string, { start, end }: Span, fields: string): Wheels {
  const first = numbers(start, [1900, 1, 1])
  const last = numbers(end, [2100, 12, 31])
  const bound = (before: readonly number[], limit: readonly number[], free: number): number =>
    before.every((number, i) => number === limit[i]) ? (limit[before.length] ?? free) : free
  const offers = [
    () => range(first[0] ?? 0, last[0] ?? 0),
    (before: readonly number[]) => range(bound(before, first, 1), bound(before, last, 12)),
    (before: readonly number[]) => {
      const [year = 0, month = 0] = before
      const days = new Date(year, month, 0).getDate()
      return range(bound(before, first, 1), Math.min(days, bound(before, last, days)))
    },
  ]
  return new Wheels(offers.slice(0, UNITS[fields] ?? 3), numbers(value, [0, 1, 1]), padded)
}

export function timeWheels(value: string, { start, end }: Span): Wheels {
  const first = numbers(start, [0, 0])
  const last = numbers(end, [23, 59])
  const offers = [
    () => range(first[0] ?? 0, last[0] ?? 23),
    ([hour]: readonly number[]) =>
      range(hour === first[0] ? (first[1] ?? 0) : 0, hour === last[0] ? (last[1] ?? 59) : 59),
  ]
  return new Wheels(offers, numbers(value, [0, 0]), padded)
}

/** The number on a wheel as a date and a time have it. */
function padded(stand: readonly number[], wheel: number): string {
  return String(stand[wheel]).padStart(2, '0')
}

const LEVELS: Readonly<Record<string, number>> = { province: 1, city: 2, region: 3 }

/** The regions that stand on the wheels, the widest first. */
export function regionsAt(stand: readonly number[], customItem: string): Region[] {
  const found: Region[] = []
  let below: readonly Region[] = withCustom(REGIONS, customItem)
  for (const index of stand) {
    const region = below[index]
    if (!region) break
    found.push(region)
    below = withCustom(region.below ?? [], customItem)
  }
  return found
}

export function regionWheels(value: readonly string[], level: string, customItem: string): Wheels {
  const belowOf = (before: readonly number[]): readonly Region[] => {
    const last = regionsAt(before, customItem).at(-1)
    return withCustom(before.length === 0 ? REGIONS : (last?.below ?? []), customItem)
  }
  const depth = LEVELS[level] ?? 3
  const chosen: number[] = []
  for (const name of value.slice(0, depth)) {
    const at = belowOf(chosen).findIndex((region) => region.name === name)
    chosen.push(Math.max(0, at))
  }
  const offers = range(1, depth).map(
    () => (before: readonly number[]) => range(0, belowOf(before).length - 1),
  )
  return new Wheels(
    offers,
    chosen,
    (stand) => regionsAt(stand, customItem)[stand.length - 1]?.name ?? '',
  )
}

function withCustom(regions: readonly Region[], customItem: string): readonly Region[] {
  return customItem === '' ? regions : [{ name: customItem, code: '' }, ...regions]
}

import { join } from 'node:path'
import { type CommandLine, run, WrongUse } from '../../command/command'
import { type BrandOptions, brandOption } from '../../compile/brand'
import { projectOf, projectWith } from '../../compile/project'
import { masked } from './play'
import type { Played, Scenario } from './scenario'
import { scenarios } from './scenarios'

interface Options extends BrandOptions {
  readonly own?: true
  readonly only?: readonly string[]
  readonly json?: true
  readonly brief?: true
}

export const command: CommandLine<Options> = {
  name: 'npm run scenarios --',
  about:
    'Plays every scenario of the workbench without a window, and compares what is on screen and what the app gets with the docs.',
  declare(command) {
    command.option('--only <id...>', 'these scenarios, or those of these groups')
    command.option(
      '--own',
      "with this repository's deployment.ts; what it doesn't enable is skipped",
    )
    brandOption(command)
    command.option('--brief', 'prints only what differs, and how many there are')
    command.option('--json', 'prints JSON')
  },
  async act({ only, json, brief, own, brand }) {
    const chosen = choose(only)
    const { openHeadless } = await import('./headless')
    const headless = await openHeadless(
      await (own || brand ? projectOf(brand) : everything()),
      PHONES,
    )
    const all: Played[] = []
    try {
      await headless.play(
        chosen.map(({ id }) => id),
        (played) => {
          all.push(played)
          if (!json && !(brief && played.ok)) console.log(lineOf(played))
        },
      )
    } finally {
      await headless.close()
    }
    if (json) console.log(JSON.stringify(all.map(withoutCodes), null, 2))
    else console.log(`\n${sumOf(all)}`)
    return all.every(({ ok }) => ok)
  },
}

/** Side by side. Two cores are busy with as many. */
const PHONES = 2

/** The deployment in which every scenario can be played. */
function everything() {
  return projectWith(join(__dirname, 'deployment'), 'scenarios')
}

/** @throws WrongUse that names the groups, if there is no such scenario */
function choose(only: readonly string[] | undefined): readonly Scenario[] {
  if (!only) return scenarios
  const groups = [...new Set(scenarios.map(({ group }) => group))]
  for (const name of only) {
    if (scenarios.some(({ id, group }) => id === name || group === name)) continue
    throw new WrongUse(`There is no scenario and no group "${name}". Groups: ${groups.join(', ')}`)
  }
  return scenarios.filter(({ id, group }) => only.includes(id) || only.includes(group))
}

function lineOf({ id, ok, skipped, ms, differences }: Played): string {
  const mark = skipped === undefined ? (ok ? '✓' : '✕') : '–'
  const { title } = scenarios.find((each) => each.id === id) ?? { title: { en: '' } }
  const time = skipped === undefined ? `${ms} ms` : `skipped: ${skipped.en}`
  const line = `${mark} ${id.padEnd(34)} ${title.en}  ${time}`
  return [line, ...differences.map((difference) => `    ${difference}`)].join('\n')
}

function sumOf(all: readonly Played[]): string {
  const skipped = all.filter((played) => played.skipped !== undefined).length
  const wrong = all.filter(({ ok }) => !ok).length
  const right = all.length - skipped - wrong
  return `${right} ✓, ${wrong} ✕${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function withoutCodes(played: Played): Played {
  const { extMsg } = played
  return { ...played, extMsg: extMsg === null ? null : masked(extMsg) }
}

run(command, __filename)

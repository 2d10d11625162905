import type { Context } from '../context'
import { error, judge, type Finding, type Problem } from '../finding'
import { placeholdersIn, textsOf } from '../texts'

const SOURCE = 'zh-CN'

/** Whether every language says everything, and asks for the same to be filled in. */
export function completeLocales({ locales }: Pick<Context, 'locales'>): Finding[] {
  const names = Object.keys(locales)
  const source = textsOf(locales[SOURCE] ?? {})
  const item = {
    id: 'package.locales',
    title: 'languages',
    fine: `${names.join(', ')}: ${source.length} texts each`,
  }
  const others = names.filter((name) => name !== SOURCE)
  return judge(
    item,
    others.flatMap((name) => differences(name, source, textsOf(locales[name] ?? {}))),
  )
}

type TextList = ReturnType<typeof textsOf>

function differences(name: string, source: TextList, texts: TextList): Problem[] {
  const own = new Map(texts)
  const known = new Set(source.map(([key]) => key))
  return [
    ...source.flatMap(([key, text]) => {
      const problem = textProblem(text, own.get(key))
      return problem ? [error(`locales/${name}.ts ${key}: ${problem}`)] : []
    }),
    ...texts
      .filter(([key]) => !known.has(key))
      .map(([key]) => error(`locales/${name}.ts ${key}: ${SOURCE} does not have it`)),
  ]
}

function textProblem(source: string, text: string | undefined): string | undefined {
  if (text === undefined) return `is missing`
  const [asked, kept] = [source, text].map((value) => placeholdersIn(value).join(' '))
  return asked === kept
    ? undefined
    : `has ${kept || 'no placeholder'} where ${SOURCE} has ${asked || 'none'}`
}

import { writeFileSync } from 'node:fs'
import type { WeChatCi } from './wechat-ci'

/** What was asked of miniprogram-ci, in order. */
export type Call = readonly [name: string, options: unknown]

/** A miniprogram-ci that notes what it is asked and answers as told, where it is told. */
export function fakeCi(answers: { [Name in keyof WeChatCi]?: (options: never) => unknown } = {}): {
  readonly ci: WeChatCi
  readonly calls: Call[]
} {
  const calls: Call[] = []
  const answer = (name: keyof WeChatCi) => async (options: unknown) => {
    calls.push([name, options])
    return (answers[name] as ((options: unknown) => unknown) | undefined)?.(options) ?? {}
  }
  function Project(options: unknown): void {
    calls.push(['Project', options])
  }
  const ci = {
    Project,
    proxy: (url: string) => void calls.push(['proxy', url]),
    upload: answer('upload'),
    preview: answer('preview'),
    getDevSourceMap: answer('getDevSourceMap'),
  }
  return { ci: ci as unknown as WeChatCi, calls }
}

/** An answer that writes a file where the options say so. */
export function writes(field: string, content: string | Uint8Array) {
  return (options: never): void => writeFileSync(options[field], content)
}

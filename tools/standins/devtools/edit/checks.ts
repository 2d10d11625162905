import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runNode } from '../../../command/child'
import { compile } from '../../../compile/compile'
import { notEs5 } from '../../../compile/es5'
import type { Check } from './edits'
import { refusalOf } from './official-styles'
import { problemsIn } from './problem'

/** TypeScript, which esbuild only strips. A project without tsconfig.json has no types. */
export function typeCheck(project: string): Check {
  return {
    async run({ read }, built, signal) {
      if (built.length > 0 || !existsSync(join(project, 'tsconfig.json'))) return []
      // Not `tsc --watch`: that of version 7 does not notice every save.
      const native = createRequire(__filename).resolve('typescript-native/package.json')
      const args = [join(native, '../bin/tsc'), '--noEmit', '--pretty', 'false', '-p', project]
      const { said } = await runNode(args, { cwd: project, signal })
      const place = { source: 'typescript', folder: '', unplaced: 'tsconfig.json' } as const
      return said === '' ? [] : problemsIn(said, place, read)
    },
  }
}

/** How long nothing must be saved before the official compiler starts: it takes seconds, and both cores. */
const PAUSE = 1500

/** WeChat's own compiler, which has the last word. It is heard when it thinks otherwise than the build. */
export function wechatCheck(project: string): Check {
  return {
    async run({ read, root }, built, signal) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
      if (signal.aborted) return []
      const place = { source: 'wechat', folder: root, unplaced: `${root}app.json` } as const
      const said = await compile(project, signal).then(
        (files) => notEs5(files).join('\n'),
        refusalOf,
      )
      const [ours] = built
      if (!ours) return said === '' ? [] : problemsIn(said, place, read)
      const accepts = "WeChat's compiler accepts this: its phones show what it makes of it."
      return said === '' ? [{ ...ours, source: 'wechat', message: accepts }] : []
    },
  }
}

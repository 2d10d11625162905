import { spawnSync } from 'node:child_process'

/**
 * How git merges miniprogram/deployment.ts, which .gitattributes names: if one side still has the shipped AppID and the
 * other has its own, the own one stays, be it a merge or a rebase. Two of the same kind are merged as always.
 */
const DRIVER =
  'a=$(grep -c touristappid %A); b=$(grep -c touristappid %B); ' +
  'if [ "$a" = 0 ] && [ "$b" != 0 ]; then exit 0; ' +
  'elif [ "$a" != 0 ] && [ "$b" = 0 ]; then cp %B %A; ' +
  'else git merge-file -L own -L base -L other %A %O %B; fi'

/**
 * Tells git so, in this clone alone. Nothing happens outside of a clone, and without git. A clone that was not told
 * merges as always, and shows a conflict.
 */
export function keepOwnDeployment(root: string): void {
  const options = { cwd: root, stdio: 'ignore' } as const
  spawnSync('git', ['config', '--local', 'merge.own-deployment.driver', DRIVER], options)
}

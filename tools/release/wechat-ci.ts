import type * as official from 'miniprogram-ci'
import { row } from '../package/size-report'
import type { Account } from './account'

/** What of the official miniprogram-ci is used; tests put a fake here. */
export type WeChatCi = Pick<
  typeof official,
  'Project' | 'upload' | 'preview' | 'getDevSourceMap' | 'proxy'
>

type Project = Parameters<typeof official.upload>[0]['project']

/** What is sent: the folder of project.config.json, its AppID, and a key that was checked. */
export interface Sender extends Account {
  readonly keyFile: string
  readonly projectPath: string
  readonly appId: string
}

/** The project as miniprogram-ci wants it; reads every file of it at once. */
export function ciProject(ci: WeChatCi, sender: Sender): Project {
  // Without this, miniprogram-ci looks for a proxy in HTTPS_PROXY, HTTP_PROXY and npm's settings.
  if (sender.proxy !== undefined) ci.proxy(sender.proxy)
  const project = new ci.Project({
    appid: sender.appId,
    type: 'miniProgram',
    projectPath: sender.projectPath,
    privateKeyPath: sender.keyFile,
    ignores: ['node_modules/**/*'],
  })
  // Its declarations contradict each other under exactOptionalPropertyTypes.
  return project as Project
}

/** Settings that upload and preview share: compiled as project.config.json says, as DevTools does. */
export function sendOptions(project: Project, { robot }: Account) {
  return {
    project,
    robot,
    setting: { useProjectConfig: true },
    // A line per file and step otherwise, some hundreds.
    onProgressUpdate: () => undefined,
  }
}

/** What WeChat's server weighed, in bytes, if it said so. */
export function weighedByWeChat(
  packages: readonly { readonly name: string; readonly size: number }[] | undefined,
): string[] {
  if (!packages?.length) return ['WeChat did not say how large the package is.']
  const names: Record<string, string> = { __FULL__: 'whole package', __APP__: 'main package' }
  return packages.map(({ name, size }) => row(size, `${names[name] ?? name}, weighed by WeChat`))
}

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ESOCKETTIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPROTO|tunneling socket/

/** Why miniprogram-ci failed, in words that say what to do; what it said itself is always kept. */
export function explain(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  if (/invalid ip/i.test(said)) {
    return (
      `WeChat does not know the address of this machine. Put it on the IP allow list beside the ` +
      `upload key in WeChat’s console, or switch the list off. It said: ${said}`
    )
  }
  if (NETWORK.test(said)) {
    return (
      'WeChat’s server (servicewechat.com) was not reached. If the way out is a proxy, set ' +
      `WECHAT_PROXY=http://host:port. miniprogram-ci said: ${said}`
    )
  }
  return `miniprogram-ci failed: ${said}`
}

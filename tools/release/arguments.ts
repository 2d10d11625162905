import { parseArgs } from 'node:util'

/** What was read, and what is wrong with it; with problems the values are not to be used. */
export interface Read<Values> {
  readonly values: Values
  readonly problems: readonly string[]
}

export interface UploadArguments {
  readonly version: string
  readonly desc: string
}

/** What the QR code opens: nothing given means the first page, as from nowhere (scene 1011). */
export interface PreviewArguments {
  readonly page?: string
  readonly query?: string
  readonly scene?: number
}

/** Who uploads: the key's file, the robot in WeChat's list of versions, the way out of the network. */
export interface Account {
  readonly keyFile: string | undefined
  /** 1 to 30; each keeps a trial version of its own. */
  readonly robot: number
  readonly proxy: string | undefined
}

const UPLOAD_USAGE = 'npm run upload -- --version 1.2.0 --desc "What is new"'
const PREVIEW_USAGE =
  'npm run preview:qr -- --page routes/explore --query "userPoolId=…&fromApp=1" --scene 1069'

/** The arguments of `npm run upload`. */
export function uploadArguments(argv: readonly string[]): Read<UploadArguments> {
  const { values, problems } = options(argv, ['version', 'desc'], UPLOAD_USAGE)
  const version = values['version'] ?? ''
  const desc = (values['desc'] ?? '').trim()
  const wrong = [...problems]
  if (!isVersion(version)) {
    wrong.push(`--version must be three numbers, as in 1.2.0, not "${version}": ${UPLOAD_USAGE}`)
  }
  if (!desc) wrong.push(`--desc is missing, what testers and reviewers read: ${UPLOAD_USAGE}`)
  return { values: { version, desc }, problems: wrong }
}

/** Three numbers: it names a folder, and people compare it by eye in WeChat's console. */
export function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text)
}

/** The arguments of `npm run preview:qr`. */
export function previewArguments(argv: readonly string[]): Read<PreviewArguments> {
  const { values, problems } = options(argv, ['page', 'query', 'scene'], PREVIEW_USAGE)
  const { page, query, scene } = values
  const wrong = [...problems]
  if (query !== undefined && page === undefined) {
    // Without a page miniprogram-ci puts the query in the code, but not the path that it belongs to.
    wrong.push(`--query needs --page: ${PREVIEW_USAGE}`)
  }
  if (scene !== undefined && !/^\d{4}$/.test(scene)) {
    wrong.push(`--scene must be one of WeChat's four digit scenes, not "${scene}"`)
  }
  return {
    values: {
      ...(page !== undefined && { page: page.replace(/^\//, '') }),
      ...(query !== undefined && { query }),
      ...(scene !== undefined && { scene: Number(scene) }),
    },
    problems: wrong,
  }
}

/** `WECHAT_UPLOAD_KEY`, `WECHAT_ROBOT` and `WECHAT_PROXY`; an empty variable counts as none. */
export function account(env: Readonly<Record<string, string | undefined>>): Read<Account> {
  const robot = env['WECHAT_ROBOT'] || '1'
  const valid = /^([1-9]|[12]\d|30)$/.test(robot)
  return {
    values: {
      keyFile: env['WECHAT_UPLOAD_KEY'] || undefined,
      robot: Number(robot),
      proxy: env['WECHAT_PROXY'] || undefined,
    },
    problems: valid ? [] : [`WECHAT_ROBOT must be a number from 1 to 30, not "${robot}"`],
  }
}

function options(
  argv: readonly string[],
  names: readonly string[],
  usage: string,
): Read<Readonly<Record<string, string | undefined>>> {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    return { values: parseArgs({ args: [...argv], options: known }).values, problems: [] }
  } catch (error) {
    return { values: {}, problems: [`${(error as Error).message}: ${usage}`] }
  }
}

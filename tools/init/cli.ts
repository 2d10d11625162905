import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Option } from 'commander'
import { type CommandLine, run, WrongUse } from '../command/command'
import { formatFindings, themes } from '../doctor/report'
import { type Answers, type Contract, contractNames, readAgreement, readList } from './answers'
import { examined, ownFiles, writeAnswers } from './write'

export interface Options {
  readonly brand?: string
  readonly brandEn?: string
  readonly color?: string
  readonly logo?: string
  readonly appId?: string
  readonly contract?: readonly (typeof contractNames)[number][]
  readonly userPool?: string
  readonly application?: string
  readonly connection?: string
  readonly host?: string
  readonly apps?: string
  readonly agreement?: readonly string[]
  readonly force?: boolean
}

/** Asks a person; `undefined` if there is nobody to ask. */
export type Ask = ((question: string) => Promise<string>) | undefined

/** Closed when all was asked. */
export interface Terminal {
  readonly ask: Ask
  readonly close: () => void
}

export const initWith = (root: string, open: () => Terminal): CommandLine<Options> => ({
  name: 'npm run init --',
  about:
    'Asks for brand, AppID, contract, host, apps and agreements, or takes them as options, and writes\n' +
    'miniprogram/deployment.ts, project.config.json and miniprogram/brand/. What is yours is never\n' +
    'overwritten without asking.',
  declare: (command) =>
    void command
      .option('--brand <name>', "the app's name in Chinese")
      .option('--brand-en <name>', 'in English; may be left out')
      .option('--color <#rrggbb>', 'main colour')
      .option(
        '--logo <file>',
        'square PNG or JPEG, at least 192 × 192 px, at most 20 KB; may be left out',
      )
      .option('--app-id <appid>', "the mini program's: wx…")
      .addOption(
        new Option('--contract <name...>', 'docs/self-hosting.md says which').choices(
          contractNames,
        ),
      )
      .option('--user-pool <id>', 'of ticket')
      .option('--application <id>', 'of signin')
      .option('--connection <name>', 'of signin: Unique ID of the connection')
      .option('--host <url>', 'of the backend, for trial and release')
      .option('--apps <appids>', 'that may launch it: wx…,wx…; "" for any')
      .option('--agreement <title=url...>', 'each document to agree to; "" for none')
      .option('--force', 'overwrites without asking'),
  async act(options) {
    const { ask, close } = open()
    try {
      return await init(root, options, ask)
    } finally {
      close()
    }
  },
})

async function init(root: string, options: Options, ask: Ask): Promise<boolean> {
  const own = ownFiles(root)
  if (own.length > 0 && !options.force && !(await agreesToOverwrite(own, ask))) return false
  const answers = await answersOf(options, ask)
  const written = writeAnswers(root, answers)
  const findings = examined(root, answers).filter(({ level }) => level !== 'ok')
  const title = `\nWritten: ${written.join(', ')}\n${findings.length > 0 ? '\nWhat the doctor says of it for the release:' : ''}`
  console.log(formatFindings({ title, themes, findings }, false))
  console.log(NEXT)
  return findings.every(({ level }) => level !== 'error')
}

const NEXT = `
What comes next:
  npm start            the login on this computer, with the mock backend
  npm run doctor       is it ready for the public? It prints the lines for WeChat's console, too
  git add -A && git commit -m "Our deployment"
  npm run build        then open this folder in WeChat DevTools
  docs/self-hosting.md tells the rest: WeChat's console, GenAuth's console, upload, review`

async function agreesToOverwrite(own: readonly string[], ask: Ask): Promise<boolean> {
  if (!ask) throw new WrongUse(`${own.join(' and ')} would be overwritten: --force does.`)
  const answer = await ask(`${own.join(' and ')} would be overwritten. Go on? (y/N) `)
  return /^(y|yes|是)$/i.test(answer.trim())
}

/** What is not among the options is asked. @throws WrongUse that names what is missing, if there is nobody to ask */
async function answersOf(options: Options, ask: Ask): Promise<Answers> {
  const missing: string[] = []
  const get = async (
    given: string | undefined,
    option: string,
    question: string,
    isGood: (text: string) => boolean,
  ): Promise<string> => {
    if (given !== undefined) {
      if (isGood(given.trim())) return given.trim()
      throw new WrongUse(`${option} is wrong: ${question.replace(/^\s*(\d\/6 )?|:$/g, '')}`)
    }
    if (!ask) {
      missing.push(option)
      return ''
    }
    for (;;) {
      const answer = (await ask(`${question} `)).trim()
      if (isGood(answer)) return answer
    }
  }
  const some = (text: string) => text !== ''
  const any = () => true
  const maybe = (given: string | undefined, question: string) =>
    given === undefined && ask === undefined ? Promise.resolve('') : get(given, '', question, any)

  const name = await get(options.brand, '--brand', "1/6 The app's name in Chinese:", some)
  const englishName =
    (await maybe(options.brandEn, '    In English (may be left out):')) || undefined
  const color = await get(options.color, '--color', '    Main colour, #rrggbb:', (text) =>
    /^#[0-9a-f]{6}$/i.test(text),
  )
  const isFile = (text: string) => text === '' || existsSync(text)
  const logo =
    (options.logo === undefined && !ask
      ? ''
      : await get(
          options.logo,
          '--logo',
          '    Logo, a PNG or JPEG on this computer (may be left out):',
          isFile,
        )) || undefined
  const appId = await get(
    options.appId,
    '--app-id',
    '2/6 AppID of the mini program, wx and 16 hexadecimal digits:',
    isAppId,
  )
  const contracts = await contractsOf(options, get)
  const host = await get(
    options.host,
    '--host',
    '4/6 Scheme and host of the backend, https://core.genauth.ai for GenAuth:',
    isOrigin,
  )
  const apps = await get(
    options.apps,
    '--apps',
    '5/6 AppIDs of your apps, wx… (several: with commas; none: any app may launch it):',
    (text) => readList(text).every(isAppId),
  )
  const agreements = await agreementsOf(options.agreement, ask, missing)
  if (missing.length > 0) throw new WrongUse(`There is nobody to ask: give ${missing.join(', ')}.`)
  return {
    brand: { name, englishName, color, logo },
    appId,
    contracts,
    host,
    apps: readList(apps),
    agreements,
  }
}

const isAppId = (text: string) => /^wx[0-9a-f]{16}$/.test(text)
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text
const isId = (text: string) => /^[\w-]+$/.test(text)

type Get = (
  given: string | undefined,
  option: string,
  question: string,
  isGood: (text: string) => boolean,
) => Promise<string>

async function contractsOf(options: Options, get: Get): Promise<Contract[]> {
  const known = (text: string) => contractNames.find((name) => name === text)
  const areKnown = (text: string) => readList(text).length > 0 && readList(text).every(known)
  const question =
    '3/6 Contract: relay for the Guard SDK, ticket, or signin (several: with commas):'
  const given = options.contract?.join(',')
  const names = readList(await get(given, '--contract', question, areKnown)).flatMap(
    (text) => known(text) ?? [],
  )
  const contracts: Contract[] = []
  // Relay takes what names nothing, so it comes last.
  for (const name of ['ticket', 'signin', 'relay'] as const) {
    if (!names.includes(name)) continue
    switch (name) {
      case 'relay':
        contracts.push({ name })
        break
      case 'ticket':
        contracts.push({
          name,
          userPoolId: await get(options.userPool, '--user-pool', '    User pool id:', isId),
        })
        break
      case 'signin': {
        const applicationId = await get(
          options.application,
          '--application',
          '    Application id:',
          isId,
        )
        const connection = await get(
          options.connection,
          '--connection',
          '    Unique ID of the connection:',
          isId,
        )
        contracts.push({ name, applicationId, connection })
        break
      }
    }
  }
  return contracts
}

async function agreementsOf(given: readonly string[] | undefined, ask: Ask, missing: string[]) {
  const texts = given?.filter((text) => text.trim() !== '')
  const question =
    '6/6 A document to agree to, as 《用户协议》=https://… (none, or no more: leave empty):'
  if (texts === undefined && !ask) missing.push('--agreement')
  const read = (text: string) => {
    const agreement = readAgreement(text)
    if (!agreement && !ask) throw new WrongUse(`--agreement ${text}: write 《用户协议》=https://…`)
    return agreement ? [agreement] : []
  }
  if (texts !== undefined || !ask) return (texts ?? []).flatMap(read)
  const agreements = []
  for (let text = await ask(`${question} `); text.trim() !== ''; text = await ask(`${question} `)) {
    agreements.push(...read(text))
  }
  return agreements
}

function terminal(): Terminal {
  if (!process.stdin.isTTY) return { ask: undefined, close: () => undefined }
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  return { ask: (question: string) => lines.question(question), close: () => lines.close() }
}

export const command = initWith(join(__dirname, '../..'), terminal)

run(command, __filename)

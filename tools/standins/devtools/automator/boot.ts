import type { PageConfig } from '../server/config'
import type { Program } from '../program'
import type { Bridge, SimulatorOptions } from '../simulator/bridge'
import type { Simulator } from '../simulator/simulator'
import { Followed } from '../edit/follow'
import { createAutomator } from './automator'
import { embed } from './embedding'
import { link } from './link'
import { reachable } from './reach'
import { overrideTheme } from './theme'

declare global {
  interface Window {
    /** Set by /program.js; undefined if the first build is broken. */
    program?: Program
    /** Set by /simulator.js. */
    createSimulator: (
      program: Program,
      container: HTMLElement,
      bridge: Bridge,
      options?: SimulatorOptions,
    ) => Simulator
    /** For whoever has the page at hand: a test in the same process, or a person at the console. */
    simulator: Simulator
  }
}

/** The world as the Node side gives it; the page's query chooses what a person would have set. */
function httpBridge(config: PageConfig, settings: URLSearchParams): Bridge {
  return {
    loginCode: () => post('/bridge/login-code', {}),
    phoneCode: (openid) => post('/bridge/phone-code', { openid }),
    request: (spec, left) => post('/bridge/request', spec, left),
    appId: config.appId,
    envVersion: envVersionOf(settings.get('envVersion')),
    SDKVersion: settings.get('SDKVersion') ?? config.SDKVersion,
    urlCheck: config.urlCheck,
    language: settings.get('language') ?? 'zh_CN',
    fontSizeSetting: Number(settings.get('fontSizeSetting') ?? 17),
    needPrivacyAuthorization: settings.get('privacy') !== 'agreed',
  }
}

function envVersionOf(given: string | null): Bridge['envVersion'] {
  return given === 'trial' || given === 'release' ? given : 'develop'
}

async function post<Answer>(
  path: string,
  body: object,
  signal: AbortSignal | null = null,
): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`)
  return (await response.json()) as Answer
}

async function boot(): Promise<void> {
  const config = JSON.parse(
    document.querySelector('body > script')?.textContent ?? '',
  ) as PageConfig
  const edits = config.edits && new Followed(config.edits)
  // It could not be built yet: the overlay says why.
  if (!window.program) return
  const settings = new URLSearchParams(location.search)
  const theme = settings.get('theme')
  if (theme === 'light' || theme === 'dark') overrideTheme(theme)
  const container = document.getElementById('devtools-screen') as HTMLElement
  const bridge = reachable(httpBridge(config, settings))
  const { appName } = config
  const created = window.createSimulator(window.program, container, bridge, {
    appName,
    lag: Number(settings.get('lag') ?? 0),
    oldPhone: {
      missing: settings.getAll('missing'),
      throwing: settings.getAll('throwing'),
      silent: settings.getAll('silent'),
      oldStyles: settings.has('oldStyles'),
    },
  })
  const simulator = edits?.follow(created, window.program) ?? created
  window.simulator = simulator
  const automator = createAutomator(simulator, window.program.pages[0] ?? '')
  const embedded = settings.has('embedded') && window.parent !== window
  if (embedded) embed(simulator, window.program)
  const again = edits?.lastLaunch()
  const start = again ?? (embedded ? undefined : { scene: 1001 })
  await link(automator, async () => {
    // A page that cannot be made is told, and the tab answers all the same.
    if (start) await simulator.launch(start).catch(reportError)
    void edits?.launched()
  })
}

void boot()

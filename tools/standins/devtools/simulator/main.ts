import { tabPages, type Program } from '../program'
import { fillWx } from './api/wx'
import { Authorizations } from './authorizations'
import type { Bridge, SimulatorOptions } from './bridge'
import { defineComponents } from './components/define'
import type { Context } from './context'
import { Emitter } from './emitter'
import { Faults } from './faults'
import { prepareFramework } from './framework'
import { Layers } from './layers'
import { Life } from './life'
import { PageStack } from './page-stack'
import { Person } from './person'
import { PhoneTime } from './phone-time'
import { Privacy } from './privacy'
import { Replies } from './replies'
import { ReturnAbility } from './return-ability'
import type { Simulator } from './simulator'
import { Frame } from './surfaces/frame'
import { SurfaceStack } from './surfaces/surface-stack'
import { textsFor } from './surfaces/texts'

declare global {
  interface Window {
    createSimulator: typeof createSimulator
  }
}

/** Runs a program in this browser page, in the given element. Once per browser page. */
export function createSimulator(
  program: Program,
  container: HTMLElement,
  bridge: Bridge,
  options: SimulatorOptions = {},
): Simulator {
  const wx: Record<string, unknown> = {}
  const context = createContext(program, container, bridge, options, wx)
  defineComponents(context)
  fillWx(wx, context)
  const { life, stack, surfaces, events, replies, privacy, time, person } = context
  return {
    wx,
    surfaces,
    launch: (entry) => life.launch(entry),
    background: () => life.background(),
    quit: () => life.quit(),
    openTab: (path) => life.openTab(path),
    tabs: () => [...tabPages(program.app)],
    renew: () => {
      life.quit()
      ;(wx['clearStorageSync'] as () => void)()
      replies.clear()
      privacy.forget()
      context.authorizations.forget()
      time.reset()
    },
    codes: () => person.arrived(),
    reply: (name, reply) => replies.set(name, reply),
    advance: (seconds) => time.advance(seconds * 1000),
    restyle: (styleSheets) => life.restyle(styleSheets),
    redraw: (templates) => life.redraw(templates),
    rename: (appName) => void Object.assign(context.options, { appName }),
    draw: () => context.layers.deliver(),
    pages: () => stack.pages,
    getApp: () => life.current.app,
    on: (name, listener) => events.on(name, listener),
  }
}

function createContext(
  program: Program,
  container: HTMLElement,
  bridge: Bridge,
  given: SimulatorOptions,
  wx: Record<string, unknown>,
): Context {
  const events = new Emitter()
  // Also what the simulator says of the program: who edits it looks there.
  events.on('console', (type, args) => console[type](...args))
  const faults = new Faults(events)
  const time = new PhoneTime()
  const layers = new Layers(given.lag ?? 0, faults)
  prepareFramework(layers, faults)
  const texts = textsFor(bridge.language)
  const frame = new Frame(container, program, texts, bridge.fontSizeSetting, {
    back: () => stack.navigateBack(1),
    close: () => {
      life.background()
      events.step('closed')
    },
    openTab: (path) => life.openTab(path),
  })
  const spectator = {
    ready: () => events.step('ready'),
    setData: (patch: unknown) => events.emit('setData', patch),
  }
  const tabs = tabPages(program.app)
  const stack: PageStack = new PageStack(
    frame,
    faults,
    layers,
    () => life.current.code,
    spectator,
    tabs,
  )
  const screen = {
    texts,
    options: completed(given, program),
    surfaces: new SurfaceStack(frame.surfaces),
  }
  const surroundings = {
    ...{ program, bridge, events, faults, layers, frame, stack, ...screen },
    person: new Person(bridge, events),
    privacy: new Privacy(screen, faults, bridge, time),
    replies: new Replies(),
    time,
    returnAbility: new ReturnAbility(),
    authorizations: new Authorizations(),
  }
  const life: Life = new Life(surroundings, wx)
  return { ...surroundings, life }
}

function completed(options: SimulatorOptions, { app }: Program): Required<SimulatorOptions> {
  const title = app.window?.['navigationBarTitleText']
  return {
    appName: typeof title === 'string' && title !== '' ? title : 'Mini program',
    maskedPhoneNumber: '138****8000',
    requestDomains: [],
    webViewDomains: [],
    lag: 0,
    oldPhone: {},
    ...options,
  }
}

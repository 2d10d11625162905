import type { Program } from '../program'
import { fillWx } from './api/wx'
import type { Bridge, SimulatorOptions } from './bridge'
import { defineComponents } from './components/define'
import type { Context } from './context'
import { Emitter } from './emitter'
import { Faults } from './faults'
import { prepareFramework } from './framework'
import { Life } from './life'
import { PageStack } from './page-stack'
import { Person } from './person'
import { Privacy } from './privacy'
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
  prepareFramework()
  const wx: Record<string, unknown> = {}
  const context = createContext(program, container, bridge, options, wx)
  defineComponents(context)
  fillWx(wx, context)
  const { life, stack, surfaces, events } = context
  return {
    wx,
    surfaces,
    launch: (entry) => life.launch(entry),
    background: () => life.background(),
    quit: () => life.quit(),
    pages: () => stack.pages,
    getApp: () => life.current.app,
    on: (name, listener) => events.on(name, listener),
  }
}

/** The parts know each other through the context, so it is filled while they are made. */
function createContext(
  program: Program,
  container: HTMLElement,
  bridge: Bridge,
  options: SimulatorOptions,
  wx: Record<string, unknown>,
): Context {
  const events = new Emitter()
  const faults = new Faults(events)
  const texts = textsFor(bridge.language)
  const frame: Frame = new Frame(container, program, texts, bridge.fontSizeSetting, {
    back: () => context.stack.navigateBack(1),
    close: () => context.life.background(),
  })
  const context = {
    ...{ program, bridge, events, faults, texts, frame },
    options: completed(options, program),
    surfaces: new SurfaceStack(frame.surfaces),
    person: new Person(bridge, events),
    returnAbility: new ReturnAbility(),
  } as { -readonly [Part in keyof Context]: Context[Part] }
  context.privacy = new Privacy(context)
  context.life = new Life(context, wx)
  context.stack = new PageStack(
    frame,
    faults,
    () => context.life.current.code,
    () => events.step('ready'),
  )
  return context
}

function completed(options: SimulatorOptions, { app }: Program): Required<SimulatorOptions> {
  const title = app.window?.['navigationBarTitleText']
  return {
    appName: typeof title === 'string' && title !== '' ? title : 'Mini program',
    maskedPhoneNumber: '138****8000',
    requestDomains: [],
    webViewDomains: [],
    ...options,
  }
}

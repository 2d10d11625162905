import type { GeneralComponent } from 'glass-easel'

/** What the program calls a page or a component. */
export interface Caller {
  readonly _$?: GeneralComponent
  readonly __wxExparserNodeId__?: unknown
}

const ids = new WeakMap<Caller, string>()
const callers = new Map<string, WeakRef<Caller>>()

/** What WeChat calls it by. Programs that a framework made take this along in place of the instance. */
export function nodeIdOf(caller: Caller): string {
  const known = ids.get(caller)
  if (known !== undefined) return known
  const id = (callers.size + 1).toString(16).padStart(8, '0')
  ids.set(caller, id)
  callers.set(id, new WeakRef(caller))
  return id
}

/** The instance, be it given itself or by its id. */
export function callerOf(given: Caller | undefined): Caller | undefined {
  if (!given || given._$) return given
  return callers.get(String(given.__wxExparserNodeId__))?.deref() ?? given
}

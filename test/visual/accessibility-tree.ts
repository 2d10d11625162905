import type { CDPSession, Page } from 'playwright-core'

/** What a screen reader is told of an element. */
export interface Spoken {
  readonly role: string
  readonly name: string
  /** `checked`, `disabled`, `busy`, `modal`, … as far as they are set. */
  readonly states: Readonly<Record<string, unknown>>
  /** Roles of what it is in, the outermost first. */
  readonly within: readonly string[]
}

type Node = Awaited<ReturnType<typeof nodesOf>>[number]

/** Chromium's accessibility tree of the page of the mini program, in reading order; WeChat's own bar is left out. */
export async function spoken(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page)
  const nodes = await nodesOf(session)
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const below = (node: Node | undefined, within: readonly string[]): Spoken[] => {
    if (!node) return []
    const role = String(node.role?.value ?? '')
    const inside = (node.childIds ?? []).flatMap((id) => below(byId.get(id), [...within, role]))
    return node.ignored ? inside : [{ role, within, ...partsOf(node) }, ...inside]
  }
  // The stand-in draws pages in a <main>.
  return below(
    nodes.find(({ role }) => role?.value === 'main'),
    [],
  )
}

async function nodesOf(session: CDPSession) {
  return (await session.send('Accessibility.getFullAXTree')).nodes
}

function partsOf({ name, properties = [] }: Node): Pick<Spoken, 'name' | 'states'> {
  const states = properties.map(({ name: state, value }) => [state, value.value] as const)
  return { name: String(name?.value ?? ''), states: Object.fromEntries(states) }
}

import type { Surfaces } from '../simulator'

interface Surface {
  readonly name: string
  readonly element: HTMLElement
  readonly answer: ((agree: boolean) => void) | undefined
  readonly canRefuse: boolean
}

/** What WeChat draws over the page, the last one on top. */
export class SurfaceStack implements Surfaces {
  private readonly surfaces: Surface[] = []
  private readonly layer: HTMLElement

  constructor(layer: HTMLElement) {
    this.layer = layer
  }

  open(): readonly string[] {
    return this.surfaces.map(({ name }) => name)
  }

  answer(agree: boolean): boolean {
    const asking = this.surfaces.filter(({ answer }) => answer !== undefined).at(-1)
    if (!asking?.canRefuse && !agree) return false
    asking?.answer?.(agree)
    return asking !== undefined
  }

  /** One of a name at a time: a new toast replaces the old, and what is asked anew was refused. */
  show(
    name: string,
    element: HTMLElement,
    answer?: (agree: boolean) => void,
    canRefuse = true,
  ): void {
    this.surfaces.find((surface) => surface.name === name)?.answer?.(false)
    this.close(name)
    element.dataset['surface'] = name
    this.layer.append(element)
    this.surfaces.push({ name, element, answer, canRefuse })
  }

  /** Shows a sheet or dialog, which may have no button to refuse; resolves with what the person pressed. */
  ask(
    name: string,
    build: (answer: (agree: boolean) => void) => HTMLElement,
    canRefuse = true,
  ): Promise<boolean> {
    return new Promise((resolve) => {
      const answered = (agree: boolean): void => {
        this.close(name)
        resolve(agree)
      }
      this.show(name, build(answered), answered, canRefuse)
    })
  }

  close(name: string): void {
    const at = this.surfaces.findIndex((surface) => surface.name === name)
    if (at >= 0) this.surfaces.splice(at, 1)[0]?.element.remove()
  }

  closeAll(): void {
    for (const name of this.open()) this.close(name)
  }
}

import { BuiltIn } from './built-in'

const SHADOW = `<style>
div { position: absolute; inset: 0; overflow: hidden; outline: 1px dashed; outline-offset: -1px;
  font: 10px/1.4 sans-serif; opacity: 0.6; pointer-events: none }
</style><slot></slot>`

/** A component of WeChat's that the simulator leaves to DevTools: a box of its size with its name, around what is in it. */
export class AbsentElement extends BuiltIn {
  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.innerHTML = SHADOW
    const label = document.createElement('div')
    const name = this.localName.replace(/^wx-/, '')
    label.textContent = `<${name}> is not in the simulator`
    shadow.append(label)
  }
}

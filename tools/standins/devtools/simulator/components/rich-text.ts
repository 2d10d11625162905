import { styleScope } from '../../build/style-scope'
import { screenLengths } from '../../build/frame-units'
import { isRecord } from '../record'
import { BuiltIn } from './built-in'

/** Tags with the attributes that they may have besides `class` and `style`. https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'big', 'blockquote', 'br'],
      ...['caption', 'center', 'cite', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'fieldset'],
      ...['font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'ins'],
      ...['label', 'legend', 'li', 'mark', 'nav', 'p', 'pre', 'q', 'rt', 'ruby', 's', 'section'],
      ...[
        'small',
        'span',
        'strong',
        'sub',
        'sup',
        'tbody',
        'tfoot',
        'thead',
        'tr',
        'tt',
        'u',
        'ul',
      ],
    ].map((tag) => [tag, []]),
  ),
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
}

const SPACES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
}

/** Draws what it knows of HTML, and nothing in it hears of a tap. */
export class RichTextElement extends BuiltIn {
  static override readonly style = `
wx-rich-text[user-select] { cursor: auto; user-select: text }
`
  static override readonly properties = { nodes: [], space: '', userSelect: false }
  private readonly content = document.createElement('div')

  protected start(): void {
    this.append(this.content)
  }

  protected override changed(): void {
    const nodes = this.property('nodes')
    this.content.replaceChildren(
      ...(typeof nodes === 'string' ? this.parsed(nodes) : this.drawn(nodes)),
    )
  }

  private parsed(html: string): Node[] {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    return [...body.childNodes].flatMap((node) => this.known(node))
  }

  /** What may be drawn of a node: a tag that is not known is left out with all that is in it. */
  private known(node: Node): Node[] {
    if (node instanceof Text) return [this.textNode(node.data)]
    if (!(node instanceof Element)) return []
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
    const children = [...node.childNodes].flatMap((child) => this.known(child))
    return this.element(node.localName, attrs, children)
  }

  private drawn(nodes: unknown): Node[] {
    if (!Array.isArray(nodes)) {
      this.context.events.emit('console', 'error', ['<rich-text> takes a string or an array'])
      return []
    }
    return nodes.filter(isRecord).flatMap((node) => {
      const { type, text, name, attrs, children } = node
      if (type === 'text') return [this.textNode(decoded(String(text ?? '')))]
      const below = children === undefined ? [] : this.drawn(children)
      return this.element(String(name).toLowerCase(), isRecord(attrs) ? attrs : {}, below)
    })
  }

  private textNode(text: string): Text {
    const space = SPACES[this.text('space')]
    return document.createTextNode(space === undefined ? text : text.replaceAll(' ', space))
  }

  private element(tag: string, attrs: Record<string, unknown>, children: Node[]): Node[] {
    const allowed = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined
    if (!allowed) return []
    const element = document.createElement(tag)
    for (const name of allowed) {
      if (attrs[name] !== undefined) element.setAttribute(name, String(attrs[name]))
    }
    if (attrs['style'] !== undefined) element.style.cssText = screenLengths(String(attrs['style']))
    const names = String(attrs['class'] ?? '')
      .split(/\s+/)
      .filter(Boolean)
    const user = styleScope(this.__wxElement?.ownerShadowRoot?.getHostNode().is ?? '')
    element.classList.add(...names.flatMap((name) => [name, `${user}--${name}`]))
    element.append(...children)
    return [element]
  }
}

/** The entities in a text of `nodes`. */
function decoded(text: string): string {
  const { documentElement } = new DOMParser().parseFromString(
    text.replaceAll('<', '&lt;'),
    'text/html',
  )
  return documentElement.textContent ?? ''
}

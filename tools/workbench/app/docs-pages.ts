import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, posix } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Marked, Renderer, type Tokens } from 'marked'
import { htmlPage } from '../../contract/page'
import { anchorOf, docsLink } from '../scenarios/docs-link'
import { scenarios } from '../scenarios/scenarios'

/** What is published. An upload key may lie beside it, in the copy of who uploads. */
const SHOWN =
  /^(?:(?:docs|examples|miniprogram|test|tools)(?:\/|$)|[A-Z]+(?:\.zh-CN)?\.md$|LICENSE$)/
const HIDDEN = /(?:^|\/)(?:\.|node_modules)|\.(?:key|pem)$/

const PICTURES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** The guides as pages, and the files that they link to: below /repository/, as in the repository. */
export function docsPages(server: FastifyInstance, root: string): void {
  server.get<{ Params: { '*': string } }>('/repository/*', async ({ params }, reply) => {
    const path = posix.normalize(params['*']).replace(/\/$/, '')
    const file = join(root, path)
    const isShown = SHOWN.test(path) && !HIDDEN.test(path)
    const found = isShown ? await stat(file).catch(() => undefined) : undefined
    if (!found) return reply.code(404).send({ message: 'There is no such file.' })
    const language = path.endsWith('.zh-CN.md') ? 'zh-CN' : 'en'
    const page = (markdown: string) =>
      reply
        .type('text/html; charset=utf-8')
        .send(htmlPage(path, rendered(markdown, path), language))
    if (found.isDirectory()) {
      const names = (await readdir(file)).filter((name) => !HIDDEN.test(name))
      const link = (name: string) => `- [${name}](/repository/${path}/${name})`
      return page(`# ${path}\n\n${names.map(link).join('\n')}`)
    }
    const picture = PICTURES[extname(path)]
    if (picture) return reply.type(picture).send(await readFile(file))
    const text = await readFile(file, 'utf8')
    return path.endsWith('.md') ? page(text) : reply.type('text/plain; charset=utf-8').send(text)
  })
}

/** Markdown as HTML. Headings and rows of tables have anchors, and a row has what plays its scenarios. */
function rendered(markdown: string, path: string): string {
  return new Marked().parse(markdown, { async: false, renderer: new DocsRenderer(path) })
}

class DocsRenderer extends Renderer {
  readonly #path: string
  readonly #anchors = new Set<string>()

  constructor(path: string) {
    super()
    this.#path = path
  }

  override heading({ depth, tokens }: Tokens.Heading): string {
    const html = this.parser.parseInline(tokens)
    return `<h${depth}${this.#id(html)}>${html}</h${depth}>\n`
  }

  override tablerow({ text }: Tokens.TableRow): string {
    const [first = ''] = /^<td[^>]*>.*?(?=<\/td>)/s.exec(text) ?? []
    const id = this.#id(first)
    const link = `/repository/${this.#path}#${anchorOf(first)}`
    const played = id === '' ? [] : scenarios.filter(({ row }) => docsLink(row) === link)
    const plays = played.map(
      ({ id: scenario, title: { en } }) =>
        ` <a href="/#${scenario}" title="Play: ${en}" aria-label="Play: ${en}">▶</a>`,
    )
    return `<tr${id}>${first}${plays.join('')}${text.slice(first.length)}</tr>\n`
  }

  /** Of the first one that has this text. */
  #id(html: string): string {
    const anchor = anchorOf(html)
    if (anchor === '' || this.#anchors.has(anchor)) return ''
    this.#anchors.add(anchor)
    return ` id="${anchor}"`
  }
}

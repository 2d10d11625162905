import { fromBase64, sizeOf, toBase64 } from '../base64'
import type { RequestAnswer } from '../bridge'
import type { Context } from '../context'
import { checkTexts, Failure } from './failure'
import type { Exchange } from './request'
import { requestSpec } from './request-spec'

/** Files that a program has fetched, by the path it knows them by, as data URLs. They go with the browser page. */
const fetched = new Map<string, string>()

/** A file of the program's package or one it has fetched, as a URL; undefined if there is none. */
export function fileUrl({ program }: Pick<Context, 'program'>, path: string): string | undefined {
  return fetched.get(path) ?? program.assets[path.replace(/^\.?\//, '')]
}

/** wx.downloadFile: the answer becomes a file. https://developers.weixin.qq.com/miniprogram/dev/api/network/download/wx.downloadFile.html */
export const DOWNLOAD: Exchange = {
  name: 'downloadFile',
  spec: async (options, timeout) => ({
    ...requestSpec({ ...options, method: 'GET', data: undefined }, timeout),
    binary: true,
  }),
  result: (answer, { filePath }) => {
    const { statusCode, header } = headOf(answer)
    const type = contentType(answer) ?? 'application/octet-stream'
    const extension = /^\w+\/(\w+)/.exec(type)?.[1] ?? 'unknown'
    const path =
      typeof filePath === 'string' ? filePath : `http://tmp/${crypto.randomUUID()}.${extension}`
    fetched.set(path, `data:${type};base64,${answer.body}`)
    const where = typeof filePath === 'string' ? { filePath } : { tempFilePath: path }
    return { statusCode, header, ...where }
  },
  received: ({ body }) => {
    const size = sizeOf(body)
    return { progress: 100, totalBytesWritten: size, totalBytesExpectedToWrite: size }
  },
}

/** wx.uploadFile: a file in a form. https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html */
export const UPLOAD: Exchange = {
  name: 'uploadFile',
  spec: async (options, timeout, context) => {
    checkTexts(options, ['url', 'filePath', 'name'])
    const path = String(options['filePath'])
    const url = fileUrl(context, path)
    if (url === undefined) throw new Failure(`file ${path} does not exist`)
    const form = new FormData()
    const fields = Object.entries((options['formData'] ?? {}) as Record<string, unknown>)
    for (const [name, value] of fields) form.append(name, String(value))
    const file = await (await fetch(url)).blob()
    form.append(String(options['name']), file, path.split('/').at(-1) ?? '')
    const encoded = new Response(form)
    const type = encoded.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await encoded.arrayBuffer())
    const spec = requestSpec({ ...options, method: 'POST', data: undefined }, timeout)
    const headers = Object.fromEntries(
      Object.entries(spec.headers).filter(([name]) => name.toLowerCase() !== 'content-type'),
    )
    return {
      ...spec,
      headers: { ...headers, 'content-type': type },
      body: toBase64(bytes),
      binary: true,
    }
  },
  result: (answer) => ({
    ...headOf(answer),
    data: new TextDecoder().decode(fromBase64(answer.body)),
  }),
  sent: ({ body = '' }) => {
    const size = sizeOf(body)
    return { progress: 100, totalBytesSent: size, totalBytesExpectedToSend: size }
  },
}

function headOf({ statusCode, headers: header, cookies }: RequestAnswer) {
  return { statusCode, header, cookies }
}

function contentType({ headers }: RequestAnswer): string | undefined {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')
  return found?.[1].split(';')[0]
}

import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { Type } from '@sinclair/typebox'

import type { Backend } from './backend'
import { originOf } from './oidc-routes'
import { refusals } from './refusal'
import type { Server } from './server'

const UploadBody = Type.Object({
  file: Type.Object({ name: Type.String(), type: Type.String(), bytes: Type.String() }),
})

/** Files that people send, an avatar for example. UNSOURCED: GenAuth documents no such call for mini programs. */
export function fileRoutes(server: Server, { files }: Backend): void {
  server.post('/api/v2/upload', { schema: { body: UploadBody } }, async (request) => {
    const { file } = request.body
    const key = `/user-contents/files/${randomUUID()}${extname(file.name)}`
    files.set(key, file)
    return { code: 200, message: '上传成功', data: { key, url: `${originOf(request)}${key}` } }
  })

  server.get('/user-contents/files/:name', async ({ url }, reply) => {
    const file = files.get(url)
    if (!file) throw refusals.invalidArgument(['文件不存在', 'The file does not exist'])
    return reply.type(file.type).send(Buffer.from(file.bytes, 'base64'))
  })
}

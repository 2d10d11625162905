import type { FastifyRequest } from 'fastify'

export interface LogTarget {
  write(line: string): void
}

const SECRET = ['body', 'query', 'headers', 'params', 'url', 'ip']

/** Lines of JSON that hold no code, ticket, number, token, id of a person or address. */
export function logger(level: string, stream?: LogTarget) {
  return {
    level,
    ...(stream && { stream }),
    // For a line that somebody adds.
    redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), remove: true },
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url }),
      // Not the message: a parser's quotes what it read.
      err: (error: Error & { code?: unknown }) => ({
        type: error.name,
        message: typeof error.code === 'string' ? error.code : '',
        stack: error.stack?.match(/^ {4}at .*$/gm)?.join('\n') ?? '',
      }),
    },
  }
}

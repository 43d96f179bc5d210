import { type Logger, pino } from 'pino'

/** Structured logs, without secrets: keys, cookies and signatures never reach them. */
export function openLog(level: string, stream?: { write(line: string): void }): Logger {
  const options = {
    level,
    redact: ['req.headers["x-api-key"]', 'req.headers.cookie', 'req.headers.authorization'],
    serializers: { req: requestFacts, err: pino.stdSerializers.err },
  }
  return stream ? pino(options, stream) : pino(options)
}

interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly id: string
  readonly ip?: string
}

/** Method, path and caller; the query is left out, for signed links carry their signature there. */
function requestFacts(request: LoggedRequest) {
  return { id: request.id, method: request.method, path: request.url.split('?')[0], ip: request.ip }
}

import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Paths that are never a page of the web. */
const machinePaths = /^\/(api|v0|v1|projectsvc|files|assets|healthz|readyz)(\/|$)/

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gesso</title>
<h1>The web pages are not built</h1><p>The API works. For the pages run <code>npm run build</code>, then start again.</p></html>`

/** Where the built web lies, seen from the sources or from the built server. */
function builtWeb(): string {
  const candidates = ['../../web', '../../../web'].map(path => fileURLToPath(new URL(path, import.meta.url)))
  return join(candidates.find(folder => existsSync(join(folder, 'package.json'))) ?? '', 'dist')
}

/** Answers a request that no route knows with a page, if it asks for one; else leaves it. */
export type AnswerPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined

/**
 * Serves the web's files; addresses of its pages are answered by its one page, which knows them.
 * @param folder what the build of the web made
 */
export async function serveWeb(app: FastifyInstance, folder = builtWeb()): Promise<AnswerPage> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) await mountFiles(app, folder)
  else app.get('/', async (_request, reply) => sayNotBuilt(reply))
  return (request, reply) => {
    const [path = ''] = request.url.split('?')
    if (!asksForPage(request) || machinePaths.test(path)) return undefined
    return built ? reply.code(200).sendFile('index.html') : sayNotBuilt(reply)
  }
}

async function mountFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    // A route a file: what is unknown is left to the not-found handlers, of which each dialect has its own.
    wildcard: false,
    globIgnore: ['**/*.sha256', '**/*.map'],
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(folder, 'assets') + sep)
      reply.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

function asksForPage({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html')
}

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
}

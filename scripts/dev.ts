import { spawn } from 'node:child_process'
import path from 'node:path'
import { createServer } from 'vite'
import { root } from './files.ts'

// What the server answers; all else is the web's, which Vite serves from its sources.
const serverPaths = '^/(api|v0|v1|projectsvc|files|docs|healthz|readyz|openapi\\.json)(/|\\?|$)'

const serverPort = process.env.GESSO_PORT ?? '4242'
const target = `http://127.0.0.1:${serverPort}`

const web = await createServer({
  root: path.join(root, 'apps/web'),
  server: { host: '127.0.0.1', port: 5173, proxy: { [serverPaths]: { target, ws: true } } },
})
await web.listen()
const webUrl = web.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? 'http://127.0.0.1:5173'

const server = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'apps/server/src/main.ts',
  ],
  {
    cwd: root,
    // Links that the server prints lead to the web of Vite.
    env: { GESSO_PUBLIC_URL: webUrl, ...process.env },
    stdio: ['ignore', 'inherit', 'inherit'],
    // In a group of its own: a Ctrl-C that reached it twice would kill it before its database has stopped.
    detached: true,
  },
)
console.log(`Gesso in development: ${webUrl} (reloads when sources change; Ctrl-C stops it)`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.once('exit', async code => {
  await web.close()
  process.exitCode = code ?? 0
})

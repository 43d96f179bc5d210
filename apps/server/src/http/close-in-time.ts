import type { FastifyInstance } from 'fastify'

/** How long requests that are under way may take to finish when the server stops. */
const graceMs = 10_000

/** Cuts what is still open a while after the server was told to stop, so that one slow client does not keep it up. */
export function closeInTime(app: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setTimeout(() => app.server.closeAllConnections(), graceMs)
  })
  app.addHook('onClose', async () => clearTimeout(timer))
}

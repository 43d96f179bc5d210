import type { Logger } from 'pino'

/** One Ctrl-C may arrive twice: from the terminal, and from a program in between that passes it on. */
const echoMs = 500

/** How long an orderly stop after a failure may take. */
const patienceMs = 15_000

/** How the program is told to end. */
export interface Stop {
  /** aborted at the first SIGINT or SIGTERM, or when something failed that nobody handled */
  readonly signal: AbortSignal
  /** settles then */
  readonly asked: Promise<void>
  /** what else to end at once when a second signal comes and the program ends on the spot */
  onForce(end: () => unknown): void
}

/** Listens for signals: the first one asks for an orderly stop, the second one ends the program; so does the end of its parent. */
export function stopOnSignals(log: Logger): Stop {
  const controller = new AbortController()
  const ends: (() => unknown)[] = []
  const force = (exitCode: number) => {
    for (const end of ends) end()
    process.exit(exitCode)
  }
  let askedAt = Number.POSITIVE_INFINITY
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted && performance.now() - askedAt < echoMs) return
      if (controller.signal.aborted) force(130)
      askedAt = performance.now()
      if (signal === 'SIGINT') process.stdout.write('\n  Stopping. Ctrl-C again ends it at once.\n')
      controller.abort()
    })
  // The program that started this one is gone: nobody could stop it any more.
  process.on('disconnect', () => controller.abort())
  // Nobody reads any more, e.g. the terminal is gone: serving goes on, and the log has its file.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  // Listening for its end alone must not keep this program running.
  process.channel?.unref()
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'something failed that nobody handled; stopping')
    process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n\n`)
    process.exitCode = 1
    setTimeout(() => force(1), patienceMs).unref()
    controller.abort()
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  return {
    signal: controller.signal,
    asked: new Promise(resolve =>
      controller.signal.addEventListener('abort', () => resolve(), { once: true }),
    ),
    onForce: end => void ends.push(end),
  }
}

import type { Config } from './config.ts'
import { StartError } from './start-error.ts'

/** Turns what commonly keeps a start from succeeding into words that say what to do; anything else stays as it is. */
export function startErrorOf(error: unknown, config: Config): unknown {
  if (!(error instanceof Error) || error instanceof StartError) return error
  const words = wordsOf(error, config)
  return words === undefined ? error : new StartError(words, { cause: error })
}

function wordsOf(error: Error, config: Config): string | undefined {
  const code = 'code' in error ? String(error.code) : ''
  const listening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
  if (listening && !isAboutDatabase(error, config)) return listeningWords(code, config)
  if (config.databaseUrl === undefined) return undefined
  return databaseWords(code, error, new URL(config.databaseUrl))
}

/** A host name that cannot be found is told alike for the host to listen at and the host of the database. */
function isAboutDatabase(error: Error, { databaseUrl, host }: Config): boolean {
  return databaseUrl !== undefined && 'hostname' in error && error.hostname !== host
}

function listeningWords(code: string, { host, port }: Config): string | undefined {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Is Gesso running there already? Stop what uses it, or choose another port: GESSO_PORT=${port + 1}`
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user; choose one above 1023: GESSO_PORT=4242`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `GESSO_HOST is "${host}", which is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them`
  return undefined
}

function databaseWords(code: string, error: Error, { host, pathname, username }: URL): string | undefined {
  const database = decodeURIComponent(pathname.slice(1))
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'].includes(code))
    return `DATABASE_URL: no PostgreSQL answers at ${host || 'the local socket'} (${code}); start it, or correct the address`
  if (code === '28P01' || code === '28000')
    return `DATABASE_URL: ${host} does not let ${decodeURIComponent(username) || 'this user'} in; correct user and password`
  if (code === '3D000') return `DATABASE_URL: there is no database "${database}" on ${host}; create it first`
  if (code === '42501')
    return `DATABASE_URL: the user may not create tables in "${database}" (${error.message})`
  return undefined
}

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@gesso/core'
import { testDatabase } from '@gesso/testing'
import { compose, type Parts, type Server } from '../compose.ts'
import { readConfig } from '../config.ts'
import { openPool } from '../db/index.ts'
import { migrations } from '../db/migrations.gen.ts'
import { openLog } from '../logger.ts'
import { hashOfSecret, newSecret } from '../resources/access/secrets.ts'
import { prepareQueue } from '../runs/index.ts'

/** The whole server on a fresh database, listening on a loopback port. */
export interface Stack extends Server {
  /** e.g. http://127.0.0.1:40123 */
  readonly url: string
  /** where it keeps files */
  readonly filesFolder: string
  /** Makes a workspace with an API key of the given role. */
  workspace(role?: Role): Promise<{ workspaceId: string; key: string }>
  /** Makes another API key in a workspace. */
  key(workspaceId: string, role: Role): Promise<string>
  /** Sends a request; a body that is not a string or bytes goes as JSON. */
  send(method: string, path: string, options?: SendOptions): Promise<Sent>
}

interface SendOptions {
  readonly key?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** A reply. */
export interface Sent {
  readonly status: number
  readonly headers: Headers
  /** the parsed JSON reply; undefined when there is none */
  readonly body: unknown
}

/**
 * Starts a server for tests; close it when done.
 * @param parts what it is put together with instead of what servers have in use
 */
export async function startStack(env: Record<string, string> = {}, parts: Parts = {}): Promise<Stack> {
  const database = await testDatabase(migrations, withQueue)
  const folder = await mkdtemp(join(tmpdir(), 'gesso-test-'))
  const log = openLog(process.env['GESSO_TEST_LOG'] ?? 'silent')
  const config = readConfig({ GESSO_DATA: folder, GESSO_PORT: '0', GESSO_DEMO: '0', ...env })
  const server = await compose(config, { connectionString: database.connectionString }, log, parts)
  const url = await server.listen()
  const key = (workspaceId: string, role: Role) => addKey(server, workspaceId, role)
  return {
    ...server,
    url,
    filesFolder: config.filesFolder,
    key,
    async workspace(role = 'Owner') {
      const workspaceId = randomUUID()
      const row = { id: workspaceId, name: 'Test workspace', created_at: new Date() }
      await server.context.db.insertInto('workspace').values(row).execute()
      return { workspaceId, key: await key(workspaceId, role) }
    },
    send: (method, path, options) => send(url + path, method, options),
    async close() {
      await server.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Done once for all test databases, for it takes the server longer than the rest of its start. */
async function withQueue(connectionString: string): Promise<void> {
  const log = openLog('silent')
  const pool = openPool({ connectionString }, log)
  await prepareQueue(pool, log).finally(() => pool.end())
}

function contentOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

async function addKey(server: Server, workspaceId: string, role: Role): Promise<string> {
  const secret = newSecret('gesso_')
  await server.context.db
    .insertInto('api_key')
    .values({
      id: randomUUID(),
      workspace_id: workspaceId,
      name: `${role} key`,
      role,
      key_hash: hashOfSecret(secret),
      prefix: secret.slice(0, 12),
      created_at: new Date(),
    })
    .execute()
  return secret
}

async function send(
  url: string,
  method: string,
  { key, body, headers = {} }: SendOptions = {},
): Promise<Sent> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(key === undefined ? {} : { 'x-api-key': key }),
      ...(body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: contentOf(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json') ?? false
  const parsed: unknown = json ? JSON.parse(text) : text || undefined
  return { status: response.status, headers: response.headers, body: parsed }
}

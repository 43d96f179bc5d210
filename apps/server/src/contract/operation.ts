import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'

/** Who may call an operation: `actor` needs a key or a session, `anyone` needs nothing. */
export type Access = 'actor' | 'anyone'

/** How many attempts may fail, and for how long they count. */
export interface AttemptLimit {
  readonly failures: number
  readonly seconds: number
}

/** One operation of our own API: what the routes mount, the validator checks, the docs show and the client is made from. */
export interface Operation<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** parameters as `:name` */
  readonly path: `/api/${string}`
  /** one line for the docs */
  readonly summary: string
  readonly access: Access
  /** where a secret could be guessed: how many failed attempts an address has, and for how long they count */
  readonly attempts?: AttemptLimit
  readonly params: P
  readonly query: Q
  /** `nothing` when no body is read */
  readonly body: B
  /** `nothing` answers 204 */
  readonly reply: R
}

/** The schema of an empty body or an empty reply. */
export const nothing = Type.Undefined()

const none = Type.Object({})

interface Given<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema> {
  method: Operation['method']
  path: Operation['path']
  summary: string
  access?: Access
  attempts?: AttemptLimit
  params?: P
  query?: Q
  body?: B
  reply?: R
}

/** Describes an operation; what is left out is empty, and access is `actor`. */
export function operation<
  P extends TObject = typeof none,
  Q extends TObject = typeof none,
  B extends TSchema = typeof nothing,
  R extends TSchema = typeof nothing,
>(given: Given<P, Q, B, R>): Operation<P, Q, B, R>
export function operation(given: Given<TObject, TObject, TSchema, TSchema>): Operation {
  return { access: 'actor', params: none, query: none, body: nothing, reply: nothing, ...given }
}

/** The browser session of a request, for the few operations that begin or end one. */
export interface SessionCookie {
  /** the token that came with the request */
  readonly token: string | undefined
  set(token: string, expiresAt: Date): void
  clear(): void
}

/** What a handler is given: everything parsed, the caller known. */
export interface Call<Op extends Operation> {
  readonly actor: Actor
  readonly params: Static<Op['params']>
  readonly query: Static<Op['query']>
  readonly body: Static<Op['body']>
  readonly session: SessionCookie
  /** aborted when the client goes away */
  readonly signal: AbortSignal
}

/** What a handler answers: the reply, or nothing where the operation has none. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing has no return statement
type Answer<Op extends Operation> = Op['reply'] extends typeof nothing ? void : Static<Op['reply']>

/** An operation with the use case that answers it; mounted by the HTTP app. */
export interface Route {
  readonly operation: Operation
  readonly handle: (context: Context, call: Call<Operation>) => Promise<unknown>
}

/** Binds an operation to its handler; the call has been validated against the operation's schemas when it arrives. */
export function route<Op extends Operation>(
  operation: Op,
  handle: (context: Context, call: Call<Op>) => Promise<Answer<Op>>,
): Route {
  return { operation, handle: handle as Route['handle'] }
}

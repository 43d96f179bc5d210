import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Context } from '../../context.ts'
import { nothing } from '../../contract/operation.ts'
import type { Actor } from '../../resources/access/index.ts'
import type { OperationName, ParamsOf } from './table.ts'

/** What a handler is given: everything parsed, the caller known. Ids in the path are in lower case. */
export interface Call<Params, Query, Body> {
  readonly context: Context
  readonly actor: Actor
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** aborted when the client goes away */
  readonly signal: AbortSignal
}

/** What an operation takes and answers. */
export interface Schemas<Q extends TObject, B extends TSchema, R extends TSchema> {
  readonly query: Q
  /** `nothing`: no body is read, although clients may send one */
  readonly body: B
  /** `nothing` answers 204 */
  readonly reply: R
}

/** An operation of the table with its schemas and what answers it. */
export interface Operation extends Schemas<TObject, TSchema, TSchema> {
  readonly name: OperationName
  readonly handle: (call: Call<Record<string, string>, unknown, unknown>) => Promise<unknown>
}

type Answer<R extends TSchema> = R extends typeof nothing ? unknown : Static<R>

const none = Type.Object({})

/** Binds an operation of the table to what answers it; schemas that are left out are empty. */
export function operation<
  Name extends OperationName,
  Q extends TObject = typeof none,
  B extends TSchema = typeof nothing,
  R extends TSchema = typeof nothing,
>(
  name: Name,
  schemas: Partial<Schemas<Q, B, R>>,
  handle: (call: Call<ParamsOf<Name>, Static<Q>, Static<B>>) => Promise<Answer<R>>,
): Operation {
  const { query = none, body = nothing, reply = nothing } = schemas
  return { name, query, body, reply, handle: handle as Operation['handle'] }
}

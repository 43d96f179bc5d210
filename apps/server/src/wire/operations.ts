import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Context } from '../context.ts'
import { nothing } from '../contract/operation.ts'
import type { Actor } from '../resources/access/index.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Method and path below the API's prefix; `{p}` is `/projects/{project_id}`. */
export type Way = `${Method} ${string}`

/** An operation of a foreign API: its number in a list of the vendor's, how it is known, what it does, other ways to it. */
export type OperationRow = readonly [
  number: number | null,
  way: Way,
  evidence: readonly string[],
  summary: string,
  ...aliases: Way[],
]

type Table = Readonly<Record<string, OperationRow>>

/** The names of a table's operations. */
export type NameIn<T extends Table> = keyof T & string

/** The parameters in the path of an operation, all ids. */
export type ParamsOn<T extends Table, Name extends NameIn<T>> = Record<ParamIn<T[Name][1]>, string>

type ParamIn<W extends string> = W extends `${string}{${infer Param}}${infer Rest}`
  ? (Param extends 'p' ? 'project_id' : Param) | ParamIn<Rest>
  : never

/** One way to call an operation; parameters as `:name`. */
export interface CallableWay {
  readonly method: Method
  readonly url: `/${string}`
}

/** All ways to call an operation, the usual one first. */
export function waysIn([, way, , , ...aliases]: OperationRow): CallableWay[] {
  return [way, ...aliases].map(each => {
    const [method = '', path = ''] = each.split(' ')
    const url = path.replace('{p}', '/projects/{project_id}').replaceAll(/\{(\w+)\}/g, ':$1')
    return { method: method as Method, url: url as `/${string}` }
  })
}

/** What a handler is given: everything parsed, the caller known. Ids in the path are in lower case. */
export interface Call<Params, Query, Body> {
  readonly context: Context
  readonly actor: Actor
  /** by which of its ways the operation was called, e.g. `/v0/projects/:project_id/jobs` */
  readonly url: string
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
  /** `nothing`: there is nothing to tell */
  readonly reply: R
}

/** An operation of a table with its schemas and what answers it. */
export interface Operation<Name extends string = string> extends Schemas<TObject, TSchema, TSchema> {
  readonly name: Name
  readonly handle: (call: Call<Record<string, string>, unknown, unknown>) => Promise<unknown>
}

type Answer<R extends TSchema> = R extends typeof nothing ? unknown : Static<R>

const none = Type.Object({})

/** What binds operations of a table to what answers them; schemas that are left out are empty. */
export function operationsOn<T extends Table>() {
  return <
    Name extends NameIn<T>,
    Q extends TObject = typeof none,
    B extends TSchema = typeof nothing,
    R extends TSchema = typeof nothing,
  >(
    name: Name,
    schemas: Partial<Schemas<Q, B, R>>,
    handle: (call: Call<ParamsOn<T, Name>, Static<Q>, Static<B>>) => Promise<Answer<R>>,
  ): Operation<NameIn<T>> => {
    const { query = none, body = nothing, reply = nothing } = schemas
    return { name, query, body, reply, handle: handle as Operation['handle'] }
  }
}

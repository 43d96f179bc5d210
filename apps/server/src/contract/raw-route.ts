import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'
import type { Access } from './operation.ts'

/** What a raw handler is given: the caller and the parameters are checked, the body is untouched. */
export interface RawCall<P extends TObject = TObject, Q extends TObject = TObject> {
  /** nobody, with an empty id and no grants, where access is `anyone` */
  readonly actor: Actor
  readonly params: Static<P>
  readonly query: Static<Q>
  /** as they came; names in lower case, e.g. `range` */
  readonly headers: IncomingHttpHeaders
  /** the bytes as they arrive, of any content type or none; no limit is kept here, so count them */
  readonly body: Readable
  /** aborted when the client goes away */
  readonly signal: AbortSignal
}

/** What a raw handler answers. */
export interface RawReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | number>>
  /** a stream is destroyed when the client goes away; left out answers no body; headers leave with its first byte */
  readonly body?: Readable | string | Uint8Array
  /** the body has no end of its own, as an event stream: it is ended when the server stops */
  readonly endless?: boolean
}

/** A reply that is no refusal, for the documentation. */
export interface RawAnswer {
  readonly says: string
  /** the types that its body may be of, each with what it holds, or null where that is bytes; none has no body */
  readonly content?: Readonly<Record<string, TSchema | null>>
  /** headers that tell something, with what they tell */
  readonly headers?: Readonly<Record<string, string>>
}

/** What goes in and out of a route that speaks bytes, for the documentation. */
export interface RawContract {
  /** unlike that of any other operation, e.g. `getImageFile` */
  readonly name: string
  /** one line */
  readonly summary: string
  /** what else one should know */
  readonly remark?: string
  /** headers that are read, with what they are for */
  readonly headers?: Readonly<Record<string, string>>
  /** the types of the body that is taken; left out takes none */
  readonly body?: readonly string[]
  /** by status */
  readonly answers: Readonly<Record<number, RawAnswer>>
  /** statuses of refusals beside those that every route has */
  readonly refusals?: readonly (403 | 413 | 503)[]
}

/** A route that speaks bytes instead of JSON: files, event streams. What it throws is answered like any other error. */
export interface RawRoute {
  readonly contract: RawContract
  /** GET answers HEAD too, by the same handler, without the body */
  readonly method: 'GET' | 'PUT'
  /** parameters as `:name`; a `*` at the end takes the rest of the path, as the parameter `*` */
  readonly path: `/api/${string}` | `/files/${string}`
  /** `anyone` where a signature in the URL is the permission */
  readonly access: Access
  readonly params: TObject
  readonly query: TObject
  readonly handle: (context: Context, call: RawCall) => Promise<RawReply>
}

const none = Type.Object({})

/** Describes a raw route; params and query have been validated when its handler is called. */
export function rawRoute<P extends TObject, Q extends TObject = typeof none>(given: {
  readonly contract: RawContract
  readonly method: RawRoute['method']
  readonly path: RawRoute['path']
  readonly access: Access
  readonly params: P
  readonly query?: Q
  readonly handle: (context: Context, call: RawCall<P, Q>) => Promise<RawReply>
}): RawRoute {
  return { query: none, ...given, handle: given.handle as RawRoute['handle'] }
}

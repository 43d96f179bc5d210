import type { TObject, TSchema } from 'typebox'
import type { RawContract } from '../raw-route.ts'

/** An operation as its documentation sees it, whichever API it is of. */
export interface DescribedOperation {
  readonly name: string
  readonly method: string
  /** parameters as `:name` */
  readonly path: string
  readonly summary: string
  /** what it is about, e.g. `Label classes`: operations are grouped by it */
  readonly tag: string
  /** whether it needs an API key or a session */
  readonly guarded: boolean
  /** whether a secret could be guessed with it, so that there may be too many attempts */
  readonly limited: boolean
  readonly params: TObject
  readonly query: TObject
  /** `nothing` where no body is read */
  readonly body: TSchema
  /** `nothing` answers 204 */
  readonly reply: TSchema
  /** what else one should know */
  readonly remark?: string | undefined
  /** of routes that speak bytes: what they take and answer, in the place of body and reply */
  readonly raw?: RawDescription
}

/** What a route that speaks bytes takes and answers. */
export interface RawDescription extends Pick<RawContract, 'headers' | 'body' | 'answers' | 'refusals'> {
  /** the schema of its refusals */
  readonly error: TSchema
}

/** One API, for its documentation. */
export interface DescribedApi {
  readonly title: string
  readonly version: string
  /** what it is, in a few sentences */
  readonly description: string
  /** the schema of every error reply */
  readonly error: TSchema
  /** how callers say who they are, by the name of the way */
  readonly security: Readonly<Record<string, SecurityScheme>>
  readonly operations: readonly DescribedOperation[]
}

/** A way to say who calls: a header or a cookie. */
export interface SecurityScheme {
  readonly type: 'apiKey'
  readonly in: 'header' | 'cookie'
  readonly name: string
  readonly description: string
}

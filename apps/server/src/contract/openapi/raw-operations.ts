import { type TSchema, Type } from 'typebox'
import { nothing } from '../operation.ts'
import type { RawRoute } from '../raw-route.ts'
import type { DescribedOperation } from './describe.ts'

/** A route that speaks bytes as far as documentation goes. */
type Described = Pick<RawRoute, 'contract' | 'method' | 'access' | 'params' | 'query'> & {
  readonly path: string
}

/**
 * Routes that speak bytes, for the documentation of an API from which they are reached.
 * @param error the schema of their refusals
 */
export function rawOperations(
  routes: readonly Described[],
  error: TSchema,
  tagOf: (path: string) => string,
): DescribedOperation[] {
  return routes.map(({ contract, method, path, access, params, query }) => {
    const { name, summary, remark, headers = {}, answers, refusals = [], body } = contract
    const head =
      method === 'GET' && path.startsWith('/files/') ? 'HEAD answers the same without the body.' : ''
    return {
      name,
      method,
      path,
      summary,
      tag: tagOf(path),
      guarded: access === 'actor',
      limited: false,
      params,
      query,
      body: nothing,
      reply: nothing,
      remark: [remark, head].filter(Boolean).join(' ') || undefined,
      raw: { headers, answers, refusals, error, ...(body ? { body } : {}) },
    }
  })
}

/** What every refusal of our own says. */
export function errorReply(title: string, codes: TSchema = Type.String()) {
  return {
    ...Type.Object({
      code: codes,
      message: Type.String(),
      facts: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
      requestId: Type.String(),
    }),
    title,
  }
}

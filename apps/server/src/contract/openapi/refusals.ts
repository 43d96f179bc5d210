import type { DescribedOperation } from './describe.ts'

/** What a status of a refusal says, under the name that it has in documents. */
export const refusals = {
  400: { name: 'Invalid', description: 'Something in the request is wrong; the message names the field' },
  401: { name: 'Unauthenticated', description: 'The request brings no valid key' },
  403: { name: 'Forbidden', description: 'The role of the caller may not do this' },
  404: { name: 'NotFound', description: 'There is no such thing, or the caller may not see it' },
  413: { name: 'TooLarge', description: 'The body is larger than this server takes' },
  429: { name: 'TooManyRequests', description: 'Too many attempts; Retry-After says when to come back' },
  500: { name: 'Failed', description: 'The server failed; its log has the request id' },
  503: { name: 'Unavailable', description: 'A part of the server does not answer; try again shortly' },
} as const

/** A status of a refusal. */
export type RefusedStatus = keyof typeof refusals

/** How an operation may be refused. */
export function refusedStatuses({ guarded, limited, params, raw }: DescribedOperation): RefusedStatus[] {
  const addressed = Object.keys(params.properties).length > 0
  const statuses: readonly RefusedStatus[] = [
    ...(raw && !addressed ? [] : ([400] as const)),
    ...(guarded ? ([401, 403] as const) : []),
    ...(addressed ? ([404] as const) : []),
    ...(limited ? ([429] as const) : []),
    500,
    ...(raw?.refusals ?? []),
  ]
  return [...new Set(statuses)].sort((one, other) => one - other)
}

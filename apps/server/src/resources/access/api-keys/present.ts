import type { ApiKeyRow } from './queries.ts'

/** An API key as the API shows it; its secret is shown only when it is made. */
export function presentApiKey({ id, name, role, prefix, createdAt, lastUsedAt }: ApiKeyRow) {
  return {
    id,
    name,
    role,
    prefix,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

import type { BucketRow } from './queries.ts'

/** A bucket as the API shows it: never with its secret. */
export function presentBucket({ id, workspaceId, name, provider, place, createdAt, updatedAt }: BucketRow) {
  const { bucket, region, endpoint, account, accessKeyId, role, pathStyle } = place
  return {
    id,
    workspaceId,
    name,
    provider,
    bucket: bucket ?? null,
    region: region ?? null,
    endpoint: endpoint ?? null,
    pathStyle: pathStyle ?? null,
    account: account ?? null,
    accessKeyId: accessKeyId ?? null,
    role: role ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

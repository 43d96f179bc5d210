import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import S3rver from 's3rver'

/** A server that speaks Amazon's S3 protocol, with one bucket. */
export interface S3Server {
  readonly endpoint: string
  readonly bucket: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** What our API is told of it. */
  readonly settings: Readonly<Record<string, string>>
  /** Speaks to it as its owner. */
  readonly client: S3Client
  put(key: string, content: Uint8Array | string): Promise<void>
  close(): Promise<void>
}

/** Starts one on a loopback port; it knows one access key, and refuses others. */
export async function startS3(bucket = 'pictures'): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'gesso-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  const client = new S3Client({
    endpoint,
    credentials,
    region: 'us-east-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  return {
    endpoint,
    bucket,
    credentials,
    settings: {
      provider: 's3',
      bucket,
      endpoint,
      accessKeyId: credentials.accessKeyId,
      secret: credentials.secretAccessKey,
    },
    client,
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))
    },
    async close() {
      client.destroy()
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

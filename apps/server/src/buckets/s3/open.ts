import { Readable } from 'node:stream'
import {
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { AppError } from '@gesso/core'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AddressCheck } from '../../pictures/index.ts'
import type { Bucket, BucketObject, BucketSettings, ListOptions } from '../bucket.ts'
import { endpointOr } from '../checks.ts'
import { failureOf, refusedWith } from '../failures.ts'
import { guardedAgents } from './guarded-agents.ts'

const defaultRegion = 'us-east-1'
const patience = { connectionTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Opens a bucket by the AWS SDK, which connects to checked addresses only.
 * @param stsEndpoint where roles are taken on; undefined is Amazon's in the bucket's region
 */
export function openS3Bucket(
  settings: BucketSettings,
  check: AddressCheck,
  stsEndpoint: string | undefined,
): Bucket {
  const client = new S3Client(configOf(settings, check, stsEndpoint))
  const { bucket: Bucket = '' } = settings.place
  return {
    list: (prefix, options = {}) => pagesOf(client, Bucket, prefix, options),
    async read(key, signal) {
      const command = new GetObjectCommand({ Bucket, Key: key })
      const { Body } = await client
        .send(command, { ...(signal ? { abortSignal: signal } : {}) })
        .catch(error => {
          if (error instanceof S3ServiceException && error.name === 'NoSuchKey')
            throw new AppError('not_found', { what: 'object', id: key }, { cause: error })
          throw inWords(error)
        })
      if (!(Body instanceof Readable)) throw new AppError('bucket_failed', { problem: 'it answered nothing' })
      return Body
    },
    signedUrl: (key, lifetimeSeconds) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key }), { expiresIn: lifetimeSeconds }).catch(
        error => {
          throw inWords(error)
        },
      ),
  }
}

function configOf(
  settings: BucketSettings,
  check: AddressCheck,
  stsEndpoint: string | undefined,
): S3ClientConfig {
  const { region = defaultRegion, accessKeyId = '', role, pathStyle } = settings.place
  const endpoint = endpointOr('', settings)
  const agents = guardedAgents(check)
  return {
    region,
    ...(endpoint === '' ? {} : { endpoint }),
    // Stores that are not Amazon's seldom have a host name for each bucket.
    forcePathStyle: pathStyle ?? endpoint !== '',
    credentials: role
      ? fromTemporaryCredentials({
          params: {
            RoleArn: role,
            RoleSessionName: 'gesso',
            // Who grants the role can name the one workspace that may use it.
            ExternalId: settings.externalId,
          },
          // Never the bucket's endpoint, which anybody may enter: what goes here is signed with this server's own key.
          clientConfig: {
            region,
            ...(stsEndpoint === undefined ? {} : { endpoint: stsEndpoint }),
            maxAttempts: 2,
            requestHandler: new NodeHttpHandler(patience),
          },
        })
      : { accessKeyId, secretAccessKey: settings.secret },
    // Others know nothing of the checksums that the SDK would send by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({
      ...agents,
      ...patience,
    }),
  }
}

async function* pagesOf(
  client: S3Client,
  Bucket: string,
  Prefix: string,
  { pageSize = 1000, signal }: ListOptions,
): AsyncGenerator<readonly BucketObject[], void> {
  let ContinuationToken: string | undefined
  do {
    const command = new ListObjectsV2Command({
      Bucket,
      Prefix,
      MaxKeys: pageSize,
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
    })
    const page = await client
      .send(command, { ...(signal ? { abortSignal: signal } : {}) })
      .catch((error: unknown) => {
        throw inWords(error)
      })
    yield (page.Contents ?? []).map(({ Key = '', Size = 0 }) => ({ key: Key, bytes: Size }))
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
  } while (ContinuationToken !== undefined)
}

function inWords(error: unknown): unknown {
  if (!(error instanceof S3ServiceException)) return failureOf(error)
  const status = error.$metadata.httpStatusCode ?? 500
  return refusedWith(status, error.name === 'UnknownError' ? '' : error.name)
}

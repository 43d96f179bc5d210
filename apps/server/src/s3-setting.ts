import { StartError } from './start-error.ts'

/** A bucket to keep files in, as the environment names it. */
export interface S3Setting {
  readonly bucket: string
  /** empty, or ending with a slash */
  readonly prefix: string
  readonly region: string
  /** without a slash at its end; undefined is Amazon's own */
  readonly endpoint: string | undefined
  readonly pathStyle: boolean
  /** undefined: found as the AWS SDK does, in the environment, a profile or the machine's role */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
  /** whether large downloads are sent to the store itself */
  readonly presigned: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings of `GESSO_FILES=s3://bucket/prefix`; undefined when files are kept in a folder.
 * @throws StartError naming the variable and what it should be; it shows no secret
 */
export function s3SettingFrom(env: Environment): S3Setting | undefined {
  const value = env.GESSO_FILES ?? ''
  if (!/^s3:/i.test(value)) return undefined
  const [, bucket = '', path = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])(?:\/(.*))?$/i.exec(value) ?? []
  const prefix = path.replace(/\/+$/, '')
  if (bucket === '' || !/^[\w.\-/]*$/.test(prefix) || /(^|\/)(\/|\.)/.test(prefix))
    throw new StartError(`GESSO_FILES is "${value}"; it must be s3://bucket or s3://bucket/prefix`)
  const endpoint = endpointFrom('GESSO_S3_ENDPOINT', env.GESSO_S3_ENDPOINT)
  return {
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region: env.GESSO_S3_REGION || env.AWS_REGION || 'us-east-1',
    endpoint,
    // Stores that are not Amazon's seldom have a host name for each bucket.
    pathStyle: wordFrom(env, 'GESSO_S3_PATH_STYLE', { 1: true, 0: false }, endpoint !== undefined),
    credentials: credentialsFrom(env),
    // A store of one's own is often not to be reached by those who use this server.
    presigned: wordFrom(
      env,
      'GESSO_S3_DOWNLOADS',
      { presigned: true, proxied: false },
      endpoint === undefined,
    ),
  }
}

/**
 * Where a service is, without a slash at its end; undefined where nothing is set.
 * @throws StartError naming the variable
 */
export function endpointFrom(name: string, value: string | undefined): string | undefined {
  if (!value) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search)
    throw new StartError(`${name} must be an http(s) URL, e.g. https://minio.example.org`)
  return url.href.replace(/\/+$/, '')
}

function credentialsFrom(env: Environment): S3Setting['credentials'] {
  const [accessKeyId, secretAccessKey] = [env.GESSO_S3_ACCESS_KEY_ID, env.GESSO_S3_SECRET_ACCESS_KEY]
  if (!accessKeyId && !secretAccessKey) return undefined
  if (!accessKeyId || !secretAccessKey)
    throw new StartError('GESSO_S3_ACCESS_KEY_ID and GESSO_S3_SECRET_ACCESS_KEY belong together; set both')
  return { accessKeyId, secretAccessKey }
}

function wordFrom(
  env: Environment,
  name: string,
  words: Readonly<Record<string, boolean>>,
  otherwise: boolean,
): boolean {
  const value = env[name]
  if (!value) return otherwise
  const meant = words[value]
  if (meant === undefined)
    throw new StartError(`${name} is "${value}"; it must be ${Object.keys(words).join(' or ')}`)
  return meant
}

/** Why a bucket for files cannot be used, and what to do about it. */
export function unreachable({ bucket, endpoint }: S3Setting, error: unknown): StartError {
  const where = `GESSO_FILES: the bucket "${bucket}" at ${endpoint ?? 'Amazon S3'}`
  const name = error instanceof Error ? error.name : ''
  const words: Readonly<Record<string, string>> = {
    NotFound: 'is not there; create it first, or correct the name or GESSO_S3_ENDPOINT',
    Forbidden:
      'may not be used with these credentials; see GESSO_S3_ACCESS_KEY_ID and the policy of the bucket',
    CredentialsProviderError: 'needs credentials; set GESSO_S3_ACCESS_KEY_ID and GESSO_S3_SECRET_ACCESS_KEY',
    PermanentRedirect: 'is in another region; set GESSO_S3_REGION',
  }
  const status = statusOf(error)
  const byStatus: Readonly<Record<number, string>> = {
    301: 'PermanentRedirect',
    403: 'Forbidden',
    404: 'NotFound',
  }
  const known = words[name] ?? words[byStatus[status] ?? '']
  const problem =
    known ?? `cannot be reached (${error instanceof Error ? error.message || name : 'no answer'})`
  return new StartError(`${where} ${problem}`, { cause: error })
}

function statusOf(error: unknown): number {
  const metadata: unknown = Reflect.get(Object(error), '$metadata')
  return Number(Reflect.get(Object(metadata), 'httpStatusCode'))
}

import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { endpointFrom, type S3Setting, s3SettingFrom } from './s3-setting.ts'
import { StartError } from './start-error.ts'

/** What the environment sets; everything has a default. */
export interface Config {
  readonly host: string
  readonly port: number
  /** absolute path of the data folder */
  readonly dataFolder: string
  /** an existing PostgreSQL; undefined starts the embedded one */
  readonly databaseUrl: string | undefined
  /** absolute path of the folder for pictures and exports */
  readonly filesFolder: string
  /** a bucket to keep them in instead */
  readonly filesBucket: S3Setting | undefined
  /** where roles of AWS are taken on; undefined: Amazon's own */
  readonly stsEndpoint: string | undefined
  /** what browsers call this server, without a slash at its end; undefined is where it listens */
  readonly publicUrl: string | undefined
  /** proxies whose X-Forwarded-For is believed: addresses, ranges, or the names loopback, linklocal, uniquelocal */
  readonly trustedProxies: readonly string[]
  /** origins from which browsers may load pictures themselves, e.g. https://*.s3.amazonaws.com */
  readonly pictureOrigins: readonly string[]
  /** an API key to create at first start */
  readonly adminKey: string | undefined
  readonly demo: boolean
  readonly allowPrivateUrls: boolean
  /** of one file, in bytes */
  readonly maxUploadBytes: number
  /** of one picture, all its frames counted */
  readonly maxPixels: number
  /** for so many days the files of exports are kept */
  readonly exportDays: number
  /** of one video, in seconds */
  readonly maxVideoSeconds: number
  /** the program that reads and converts videos; it need not be there */
  readonly ffmpegPath: string
  /** signs links; undefined keeps one in the data folder */
  readonly secret: string | undefined
  /** seal the secrets of others that are kept, the first one those of today; none: one in the data folder */
  readonly secretKeys: readonly string[]
  readonly logLevel: string
  /** else to gesso.log in the data folder */
  readonly logToStdout: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the settings from environment variables.
 * @throws StartError naming the variable and what it should be
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const dataFolder = resolve(env.GESSO_DATA || '.gesso')
  return {
    host: env.GESSO_HOST || '127.0.0.1',
    port: portFrom(env.GESSO_PORT),
    dataFolder,
    databaseUrl: databaseUrlFrom(env.DATABASE_URL),
    filesFolder: filesFolderFrom(env.GESSO_FILES, dataFolder),
    filesBucket: s3SettingFrom(env),
    stsEndpoint: endpointFrom('GESSO_STS_ENDPOINT', env.GESSO_STS_ENDPOINT),
    publicUrl: publicUrlFrom(env.GESSO_PUBLIC_URL),
    trustedProxies: trustedProxiesFrom(env.GESSO_TRUSTED_PROXIES),
    pictureOrigins: pictureOriginsFrom(env.GESSO_PICTURE_ORIGINS),
    adminKey: adminKeyFrom(env.GESSO_ADMIN_KEY),
    demo: flagFrom('GESSO_DEMO', env.GESSO_DEMO, true),
    maxUploadBytes: countFrom('GESSO_MAX_UPLOAD_BYTES', env.GESSO_MAX_UPLOAD_BYTES, 512 * 1024 * 1024),
    maxPixels: countFrom('GESSO_MAX_PIXELS', env.GESSO_MAX_PIXELS, 500_000_000),
    exportDays: countFrom('GESSO_EXPORT_DAYS', env.GESSO_EXPORT_DAYS, 30),
    maxVideoSeconds: countFrom('GESSO_MAX_VIDEO_SECONDS', env.GESSO_MAX_VIDEO_SECONDS, 6 * 60 * 60),
    ffmpegPath: env.FFMPEG_PATH || programIn(env.PATH, 'ffmpeg'),
    allowPrivateUrls: flagFrom('GESSO_ALLOW_PRIVATE_URLS', env.GESSO_ALLOW_PRIVATE_URLS, false),
    secret: secretFrom(env.GESSO_SECRET),
    secretKeys: secretKeysFrom(env.GESSO_SECRET_KEY),
    logLevel: logLevelFrom(env.GESSO_LOG),
    logToStdout: flagFrom('GESSO_LOG_STDOUT', env.GESSO_LOG_STDOUT, false),
  }
}

/** Where a program lies in the search path; its bare name when nowhere. */
function programIn(searchPath: string | undefined, name: string): string {
  const places = (searchPath ?? '').split(delimiter).filter(folder => folder !== '')
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return places.map(folder => join(folder, file)).find(place => existsSync(place)) ?? name
}

function portFrom(value: string | undefined): number {
  const port = Number(value?.trim() || 4242)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartError(`GESSO_PORT is "${value}"; it must be a port number, 0 to 65535`)
  return port
}

function databaseUrlFrom(value: string | undefined): string | undefined {
  if (!value) return undefined
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value))
    throw new StartError('DATABASE_URL must look like postgres://user:password@host:5432/database')
  return value
}

function filesFolderFrom(value: string | undefined, dataFolder: string): string {
  if (!value || /^s3:/i.test(value)) return resolve(dataFolder, 'files')
  if (/^[a-z]{2,}:\/\//i.test(value))
    throw new StartError(`GESSO_FILES is "${value}"; it must be a folder, or s3://bucket/prefix`)
  return resolve(value)
}

function publicUrlFrom(value: string | undefined): string | undefined {
  if (!value) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new StartError(
      `GESSO_PUBLIC_URL is "${value}"; it must be an http(s) URL without a path, e.g. https://gesso.example.org`,
    )
  return url.origin
}

const proxyNames = ['loopback', 'linklocal', 'uniquelocal']

/** A proxy on the same machine is believed unless told otherwise: nobody else can speak from there. */
function trustedProxiesFrom(value: string | undefined): readonly string[] {
  const proxies = (value || 'loopback').split(',').map(proxy => proxy.trim())
  const unknown = proxies.find(
    proxy => !proxyNames.includes(proxy) && !isIP(proxy) && !ipaddr.isValidCIDR(proxy),
  )
  if (unknown !== undefined)
    throw new StartError(
      `GESSO_TRUSTED_PROXIES has "${unknown}"; it must list addresses, ranges such as 10.0.0.0/8, or ${proxyNames.join(', ')}`,
    )
  return proxies
}

/** They go into a header as they are, so nothing but an origin may stand there. */
function pictureOriginsFrom(value: string | undefined): readonly string[] {
  const origins = (value ?? '').split(/[\s,]+/).filter(origin => origin !== '')
  const wrong = origins.find(origin => !/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i.test(origin))
  if (wrong !== undefined)
    throw new StartError(
      `GESSO_PICTURE_ORIGINS has "${wrong}"; it must list origins such as https://pictures.example.org or https://*.example.org`,
    )
  return origins
}

function adminKeyFrom(value: string | undefined): string | undefined {
  if (value && value.length < 20) throw new StartError('GESSO_ADMIN_KEY must have at least 20 characters')
  return value || undefined
}

function secretFrom(value: string | undefined): string | undefined {
  if (value && value.length < 32) throw new StartError('GESSO_SECRET must have at least 32 characters')
  return value || undefined
}

function secretKeysFrom(value: string | undefined): readonly string[] {
  const keys = value ? value.split(',').map(key => key.trim()) : []
  if (keys.some(key => key.length < 32))
    throw new StartError('GESSO_SECRET_KEY: each key must have at least 32 characters; commas part them')
  return keys
}

function countFrom(name: string, value: string | undefined, otherwise: number): number {
  const count = Number(value || otherwise)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new StartError(`${name} is "${value}"; it must be a whole number, at least 1`)
  return count
}

function flagFrom(name: string, value: string | undefined, otherwise: boolean): boolean {
  if (!value) return otherwise
  if (value === '1' || value === 'true') return true
  if (value === '0' || value === 'false') return false
  throw new StartError(`${name} is "${value}"; it must be 1 or 0`)
}

function logLevelFrom(value: string | undefined): string {
  if (!value) return 'info'
  if (!logLevels.includes(value))
    throw new StartError(`GESSO_LOG is "${value}"; it must be one of ${logLevels.join(', ')}`)
  return value
}

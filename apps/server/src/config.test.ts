import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { readConfig } from './config.ts'
import { StartError } from './start-error.ts'

describe('settings', () => {
  it('that are wrong are refused by name, with what they should be', () => {
    for (const [name, value, words] of [
      ['GESSO_PORT', 'http', /0 to 65535/],
      ['GESSO_PORT', '65536', /0 to 65535/],
      ['GESSO_PORT', '42.5', /0 to 65535/],
      ['DATABASE_URL', 'mysql://localhost/gesso', /postgres:\/\//],
      ['DATABASE_URL', 'postgres://user:pass@host:port/gesso', /postgres:\/\//],
      ['GESSO_PUBLIC_URL', 'gesso.example.org', /http\(s\) URL/],
      ['GESSO_PUBLIC_URL', 'ftp://gesso.example.org', /http\(s\) URL/],
      ['GESSO_PUBLIC_URL', 'https://example.org/gesso', /without a path/],
      ['GESSO_TRUSTED_PROXIES', 'loopback,proxy.example.org', /"proxy.example.org"/],
      ['GESSO_TRUSTED_PROXIES', '1', /"1"/],
      ['GESSO_PICTURE_ORIGINS', 'https://a.example/x', /"https:\/\/a.example\/x"/],
      ['GESSO_PICTURE_ORIGINS', 'https://a.example;script-src', /must list origins/],
      ['GESSO_ADMIN_KEY', 'short', /at least 20 characters/],
      ['GESSO_SECRET', 'short', /at least 32 characters/],
      ['GESSO_SECRET_KEY', 'short', /at least 32 characters/],
      ['GESSO_SECRET_KEY', `${'x'.repeat(32)},`, /at least 32 characters/],
      ['GESSO_DEMO', 'no', /must be 1 or 0/],
      ['GESSO_ALLOW_PRIVATE_URLS', 'yes', /must be 1 or 0/],
      ['GESSO_LOG', 'loud', /must be one of fatal/],
      ['GESSO_FILES', 's3://', /s3:\/\/bucket\/prefix/],
      ['GESSO_FILES', 's3://bucket/../x', /s3:\/\/bucket\/prefix/],
      ['GESSO_FILES', 's3://b/x', /s3:\/\/bucket\/prefix/],
      ['GESSO_FILES', 'gs://bucket', /a folder, or s3:/],
    ] as const)
      assert.throws(
        () => readConfig({ [name]: value }),
        (error: unknown) =>
          error instanceof StartError && error.message.includes(name) && words.test(error.message),
        `${name}=${value}`,
      )
  })

  it('never show a secret in what they say', () => {
    for (const [name, value] of [
      ['GESSO_ADMIN_KEY', 'sesame'],
      ['GESSO_SECRET', 'sesame'],
      ['GESSO_SECRET_KEY', 'sesame'],
      ['DATABASE_URL', 'mysql://me:sesame@localhost/gesso'],
    ] as const)
      assert.throws(
        () => readConfig({ [name]: value }),
        (error: unknown) => error instanceof StartError && !error.message.includes('sesame'),
      )
  })

  it('have a default each; an empty one counts as left out', () => {
    const bare = readConfig({})
    assert.deepEqual(
      readConfig({ GESSO_PORT: '', GESSO_HOST: '', GESSO_PUBLIC_URL: '', DATABASE_URL: '', GESSO_DEMO: '' }),
      bare,
    )
    assert.deepEqual(bare, {
      host: '127.0.0.1',
      port: 4242,
      dataFolder: resolve('.gesso'),
      databaseUrl: undefined,
      filesFolder: resolve('.gesso/files'),
      filesBucket: undefined,
      stsEndpoint: undefined,
      ffmpegPath: 'ffmpeg',
      exportDays: 30,
      maxVideoSeconds: 21_600,
      publicUrl: undefined,
      trustedProxies: ['loopback'],
      pictureOrigins: [],
      adminKey: undefined,
      demo: true,
      allowPrivateUrls: false,
      maxUploadBytes: 512 * 1024 * 1024,
      maxPixels: 500_000_000,
      secret: undefined,
      secretKeys: [],
      logLevel: 'info',
      logToStdout: false,
    })
  })

  it('of a bucket for files are refused by name, and never show their secret', () => {
    for (const [name, value, words] of [
      ['GESSO_S3_ENDPOINT', 'minio:9000', /http\(s\) URL/],
      ['GESSO_STS_ENDPOINT', 'sts.local', /http\(s\) URL/],
      ['GESSO_S3_PATH_STYLE', 'yes', /must be 0 or 1/],
      ['GESSO_S3_DOWNLOADS', 'no', /presigned or proxied/],
      ['GESSO_S3_ACCESS_KEY_ID', 'A', /belong together/],
      ['GESSO_S3_SECRET_ACCESS_KEY', 'sesame', /belong together/],
    ] as const)
      assert.throws(
        () => readConfig({ GESSO_FILES: 's3://bucket', [name]: value }),
        (error: unknown) =>
          error instanceof StartError &&
          error.message.includes(name) &&
          words.test(error.message) &&
          !error.message.includes('sesame'),
        `${name}=${value}`,
      )
  })

  it('of a bucket for files have defaults that suit Amazon, or a store of ones own', () => {
    const { filesBucket } = readConfig({ GESSO_FILES: 's3://pictures/team/a/', AWS_REGION: 'eu-west-1' })
    assert.deepEqual(filesBucket, {
      bucket: 'pictures',
      prefix: 'team/a/',
      region: 'eu-west-1',
      endpoint: undefined,
      pathStyle: false,
      credentials: undefined,
      presigned: true,
    })
    const own = readConfig({
      GESSO_FILES: 's3://pictures',
      GESSO_S3_ENDPOINT: 'http://minio:9000/',
      GESSO_S3_ACCESS_KEY_ID: 'A',
      GESSO_S3_SECRET_ACCESS_KEY: 'B',
      GESSO_S3_REGION: 'here',
    })
    assert.deepEqual(own.filesBucket, {
      bucket: 'pictures',
      prefix: '',
      region: 'here',
      endpoint: 'http://minio:9000',
      pathStyle: true,
      credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
      presigned: false,
    })
  })

  it('are read as they are meant', () => {
    const config = readConfig({
      GESSO_PUBLIC_URL: 'https://Gesso.example.org/',
      GESSO_TRUSTED_PROXIES: '10.0.0.0/8, fd00::1,uniquelocal',
      GESSO_DEMO: 'false',
      GESSO_DATA: '/data',
      GESSO_FILES: 'pictures',
      GESSO_SECRET_KEY: `${'n'.repeat(32)}, ${'o'.repeat(32)}`,
    })
    assert.deepEqual(config.secretKeys, ['n'.repeat(32), 'o'.repeat(32)])
    assert.equal(config.publicUrl, 'https://gesso.example.org')
    assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', 'fd00::1', 'uniquelocal'])
    assert.equal(config.demo, false)
    assert.equal(config.filesFolder, resolve('pictures'))
  })
})

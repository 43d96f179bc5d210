import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, openDesk } from '../../testing/builders.ts'
import { type RoleServer, startRoles } from '../../testing/role-server.ts'
import { type S3Server, startS3 } from '../../testing/s3-server.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

const arn = 'arn:aws:iam::123456789012:role/gesso-reader'
const own = { accessKeyId: 'AKIASERVER', secretAccessKey: 'the-key-of-this-server' }
const hourMs = 60 * 60 * 1000

describe('buckets that are read by a role', () => {
  let stack: Stack
  let s3: S3Server
  let roles: RoleServer
  let desk: Desk
  let lentMs = hourMs
  const environment = { ...process.env }
  before(async () => {
    // The SDK finds the server's own key where every program of AWS does.
    process.env['AWS_ACCESS_KEY_ID'] = own.accessKeyId
    process.env['AWS_SECRET_ACCESS_KEY'] = own.secretAccessKey
    delete process.env['AWS_SESSION_TOKEN']
    s3 = await startS3()
    await s3.put('dogs/1.jpg', 'woof')
    let workspaceId = ''
    const granted = {
      arn,
      get externalId() {
        return workspaceId
      },
    }
    roles = await startRoles(s3, own, granted, () => lentMs)
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1', GESSO_STS_ENDPOINT: roles.stsEndpoint })
    desk = await openDesk(stack)
    workspaceId = desk.workspaceId
  })
  after(async () => {
    process.env = environment
    await stack.close()
    await roles.close()
    await s3.close()
  })

  const add = async (role = arn, to = desk, other: object = {}) => {
    const { bucket } = s3
    const settings = { name: 'Lent', provider: 's3', bucket, endpoint: roles.storeEndpoint, role, ...other }
    const path = `/api/workspaces/${to.workspaceId}/buckets`
    return (await ask<{ id: string }>(to, 'POST', path, settings)).id
  }
  const test = (id: string, by = desk) =>
    ask<{ problem: string | null; firstKey: string | null }>(by, 'POST', `/api/buckets/${id}/test`)

  it('cannot say where the role is taken on: what goes there is signed with the key of the server', async () => {
    const evil = { stsEndpoint: 'http://127.0.0.1:1' }
    const id = await add(arn, desk, evil)
    roles.asked.length = 0
    assert.deepEqual(await test(id), { problem: null, firstKey: 'dogs/1.jpg' })
    assert.ok(roles.asked.length > 0)
  })

  it('are opened by what was lent for the role, with the workspace as external id', async () => {
    const id = await add()
    roles.asked.length = 0
    assert.deepEqual(await test(id), { problem: null, firstKey: 'dogs/1.jpg' })
    const list = () => ask<{ objects: { key: string }[] }>(desk, 'GET', `/api/buckets/${id}/objects`)
    assert.deepEqual((await list()).objects, [{ key: 'dogs/1.jpg', bytes: 4 }])
    assert.equal(roles.asked.length, 1)
    const { Action, RoleArn, ExternalId, RoleSessionName } = roles.asked[0] ?? {}
    assert.deepEqual(
      { Action, RoleArn, ExternalId, RoleSessionName },
      { Action: 'AssumeRole', RoleArn: arn, ExternalId: desk.workspaceId, RoleSessionName: 'gesso' },
    )
  })

  it('say in words that a role is not lent to them: another role, another workspace', async () => {
    const wrong = await test(await add('arn:aws:iam::123456789012:role/other'))
    assert.match(wrong.problem ?? '', /AccessDenied|refused/)
    const stranger = await openDesk(stack)
    const { problem, firstKey } = await test(await add(arn, stranger), stranger)
    assert.match(problem ?? '', /AccessDenied|refused/)
    assert.equal(firstKey, null)
    assert.equal(roles.asked.at(-1)?.['ExternalId'], stranger.workspaceId)
  })

  it('are asked for again when what was lent is about to end', async () => {
    lentMs = 60_000
    const id = await add()
    await test(id)
    lentMs = hourMs
    roles.asked.length = 0
    await test(id)
    assert.ok(roles.asked.length > 0)
    roles.asked.length = 0
    await test(id)
    assert.equal(roles.asked.length, 0)
  })
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Role, roles } from '@gesso/core'
import { type Stack, startStack } from '../../testing/stack.ts'
import { operations } from './operations/index.ts'
import { type OperationName, ownPaths, table, waysTo } from './table.ts'
import { ask, type GtDesk, openGtDesk } from './testing/gt-desk.ts'

type Ids = Readonly<Record<string, string>>

interface Sample {
  /** who may, of those who may see the workspace */
  readonly roles: readonly Role[]
  readonly query?: string
  readonly body?: (ids: Ids) => unknown
}

const [owner, administrator, supervisor] = roles
const leading: readonly Role[] = [owner, administrator, supervisor]
const unit = ({ tag }: Ids) => ({
  reference_id: randomUUID(),
  tag,
  data: { image_url: 'https://example.com/a.jpg' },
})

/** A request that each operation accepts. */
const samples: Readonly<Record<OperationName, Sample>> = {
  createJob: { roles: leading, body: ids => ({ ...unit(ids), work_flow_id: ids['workflow_id'] }) },
  getJobResult: { roles },
  createBatch: { roles: leading, body: () => ({ name: randomUUID() }) },
  getBatch: { roles },
  getProjectDetails: { roles },
  getProjectStats: { roles },
  // Of no result: those who may are told so with 404.
  openAttachment: { roles, query: `?url=/files/results/${randomUUID()}/1/a.json` },
  createUnit: { roles: leading, body: unit },
}

const names = Object.keys(table) as OperationName[]

describe('every operation of the GT Studio API', () => {
  let stack: Stack
  let desk: GtDesk
  let ids: Ids
  before(async () => {
    stack = await startStack()
    await stack.clock.stop()
    desk = await openGtDesk(stack)
    const { batch_id } = await ask<{ batch_id: string }>(
      desk,
      'POST',
      `/v1/projects/${desk.projectId}/batch`,
      {
        name: 'first',
      },
    )
    const known = { project_id: desk.projectId, workflow_id: desk.workflowId, tag: desk.tag }
    const body = { ...unit(known), batch_id }
    const { job_id } = await ask<{ job_id: string }>(
      desk,
      'POST',
      `/v0/projects/${desk.projectId}/jobs`,
      body,
    )
    ids = { ...known, batch_id, job_id }
  })
  after(() => stack.close())

  /** The status that all ways to an operation answer. */
  const call = async (operation: OperationName, key: string | undefined, given = ids) => {
    const { query = '', body } = samples[operation]
    const statuses = new Set<number>()
    for (const { method, url } of waysTo(operation)) {
      const path = url.replaceAll(/:(\w+)/g, (_, param: string) => given[param] ?? '')
      const options = { ...(key === undefined ? {} : { key }), ...(body ? { body: body(given) } : {}) }
      const sent = await stack.send(method, `${path}${query}`, options)
      assert.equal(typeof (sent.body as { success: unknown }).success, 'boolean')
      statuses.add(sent.status)
    }
    assert.equal(statuses.size, 1, `${operation}: aliases answer alike`)
    return [...statuses][0]
  }

  it('is bound once, called in ways of its own, and by paths that are its own', () => {
    assert.deepEqual(operations.map(({ name }) => name).sort(), [...names].sort())
    const ways = names.flatMap(waysTo)
    assert.equal(new Set(ways.map(({ method, url }) => `${method} ${url}`)).size, ways.length)
    for (const { url } of ways)
      assert.ok(
        ownPaths.some(own => `${url}/`.startsWith(`${own}/`)),
        url,
      )
  })

  it('answers 401 without a key', async () => {
    for (const each of names) assert.equal(await call(each, undefined), 401, each)
  })

  it('answers 404 to another workspace', async () => {
    const { key } = await stack.workspace()
    for (const each of names) assert.equal(await call(each, key), 404, each)
  })

  it('answers 403 to roles that may not, and never to those that may', async () => {
    for (const role of roles) {
      const key = await stack.key(desk.workspaceId, role)
      for (const each of names) {
        const wanted = samples[each].roles.includes(role)
        assert.equal((await call(each, key)) !== 403, wanted, `${role} ${each}`)
      }
    }
  })

  it('is documented, with every way to it, without a key', async () => {
    const { status, body } = await stack.send('GET', '/v0/openapi.json')
    assert.equal(status, 200)
    const paths = Object.keys((body as { paths: object }).paths)
    for (const { url } of names.flatMap(waysTo))
      assert.ok(paths.includes(url.replaceAll(/:(\w+)/g, '{$1}')), url)
    assert.equal((await stack.send('GET', '/v0/docs')).status, 200)
  })
})

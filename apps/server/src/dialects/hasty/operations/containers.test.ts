import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { openDesk } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WirePage } from '../testing/wire-desk.ts'

interface Thing {
  readonly id: string
  readonly name: string
}

describe('workspaces, projects and datasets over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('refuses each wrong field of a workspace by its name, and what no workspace has', async () => {
    const { workspaceId, ...desk } = await openDesk(stack)
    const path = `/v1/workspaces/${workspaceId}`
    assert.match(await refusal(desk, 'PUT', path, {}), /^400 name is missing/)
    assert.match(await refusal(desk, 'PUT', path, { name: ' ' }), /^400 name /)
    assert.match(await refusal(desk, 'PUT', path, { name: 'a', is_public: 'no' }), /^400 is_public /)
    assert.match(
      await refusal(desk, 'PUT', path, { name: 'a', is_public: true }),
      /^400 is_public is nothing/,
    )
    assert.match(await refusal(desk, 'PUT', path, { name: 'a', logo_url: 'x' }), /^400 logo_url is nothing/)
    assert.match(await refusal(desk, 'GET', '/v1/workspaces/x'), /^400 workspace_id /)
    assert.match(await refusal(desk, 'GET', `/v1/workspaces/${randomUUID()}`), /^404 There is no workspace/)
  })

  it('lists the one workspace of a key, and takes back what it told', async () => {
    const { workspaceId, ...desk } = await openDesk(stack)
    const { meta, items } = await ask<WirePage>(desk, 'GET', '/v1/workspaces?offset=0&limit=100')
    assert.deepEqual(meta, { object: 'list', limit: 100, offset: 0, total: 1, search_parameters: {} })
    const [workspace] = items
    assert.equal(workspace?.user_role, 'Owner')
    const path = `/v1/workspaces/${workspaceId}`
    assert.deepEqual(await ask(desk, 'GET', path), workspace)
    const renamed = await ask(desk, 'PUT', path, { ...workspace, name: 'Fleet', description: 'cars' })
    assert.deepEqual(renamed, { ...workspace, name: 'Fleet', description: 'cars' })
    assert.deepEqual(await ask(desk, 'PUT', path, { name: 'Fleet', description: null }), {
      ...renamed,
      description: '',
    })
  })

  it('refuses each wrong field of a project by its name', async () => {
    const desk = await openDesk(stack)
    const wrong: [object, RegExp][] = [
      [{}, /^400 name is missing/],
      [{ name: '' }, /^400 name /],
      [{ name: 'a', description: 5 }, /^400 description /],
      [{ name: 'a', content_type: 'SOUNDS' }, /^400 content_type must be one of IMAGES, VIDEOS, URLDATA/],
      [{ name: 'a', workspace_id: 'x' }, /^400 workspace_id /],
      [{ name: 'a', workspace_id: randomUUID() }, /^40[04] /],
    ]
    const project = `/v1/projects/${desk.projectId}`
    for (const [body, message] of wrong) {
      assert.match(await refusal(desk, 'POST', '/v1/projects', body), message)
      assert.match(await refusal(desk, 'PUT', project, body), message)
    }
    const move = { name: 'a', workspace_id: randomUUID() }
    assert.match(await refusal(desk, 'POST', '/v1/projects', move), /^404 There is no workspace/)
    assert.match(await refusal(desk, 'PUT', project, move), /^400 workspace_id cannot be changed/)
    const turn = { name: 'a', content_type: 'VIDEOS' }
    assert.match(await refusal(desk, 'PUT', project, turn), /^400 content_type cannot be changed/)
    assert.match(await refusal(desk, 'GET', '/v1/projects?limit=x'), /^400 limit /)
    assert.match(await refusal(desk, 'GET', '/v1/projects?limit=1001'), /^400 limit /)
    assert.match(await refusal(desk, 'GET', '/v1/projects?offset=-1'), /^400 offset /)
    assert.match(await refusal(desk, 'GET', '/v1/projects?name=a&name=b'), /^400 name /)
    assert.match(await refusal(desk, 'GET', '/v1/projects?name=%00'), /^400 name contains a NUL/)
    assert.match(await refusal(desk, 'GET', '/v1/projects?owner=me'), /^400 owner is nothing/)
  })

  it('makes, lists, changes and deletes projects', async () => {
    const { workspaceId, key } = await stack.workspace()
    const desk = { stack, key }
    const made = await ask<Thing>(desk, 'POST', '/v1/projects', {
      name: 'Cars',
      description: 'a',
      workspace_id: workspaceId,
    })
    const { id, created_on, ...rest } = made as Thing & { created_on: string }
    assert.ok(!Number.isNaN(Date.parse(created_on)))
    assert.deepEqual(rest, {
      name: 'Cars',
      last_opened_on: null,
      owner_id: null,
      workspace_id: workspaceId,
      description: 'a',
      content_type: 'IMAGES',
    })
    const videos = await ask<Thing>(desk, 'POST', '/v1/projects', {
      name: '100% videos',
      description: null,
      workspace_id: null,
      content_type: 'VIDEOS',
    })
    const list = await ask<WirePage>(desk, 'GET', '/v1/projects')
    assert.deepEqual(list.items, [videos, made])
    const second = await ask<WirePage>(desk, 'GET', '/v1/projects?offset=1&limit=1')
    assert.deepEqual([second.items, second.meta.total], [[made], 2])
    const found = await ask<WirePage>(desk, 'GET', '/v1/projects?name=0%25+VID')
    assert.deepEqual([found.items, found.meta.total], [[videos], 1])
    assert.deepEqual(found.meta.search_parameters, { name: '0% VID' })
    const path = `/v1/projects/${id}`
    const changed = await ask<Thing>(desk, 'PUT', path, { name: 'Vans', description: 'b' })
    assert.deepEqual(changed, { ...made, name: 'Vans', description: 'b' })
    assert.deepEqual(
      await ask(desk, 'PUT', path.toUpperCase().replace('/V1/PROJECTS', '/v1/projects'), { name: 'Vans' }),
      changed,
    )
    assert.deepEqual(await ask(desk, 'GET', path), changed)
    await ask(desk, 'DELETE', path)
    assert.match(await refusal(desk, 'GET', path), /^404 There is no project/)
    assert.match(await refusal(desk, 'DELETE', path), /^404 There is no project/)
  })

  it('refuses each wrong field of a dataset by its name, and a name that is taken', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/datasets`
    const wrong: [object, RegExp][] = [
      [{}, /^400 name is missing/],
      [{ name: null }, /^400 name /],
      [{ name: 'x'.repeat(256) }, /^400 name /],
      [{ name: 'a', norder: 'first' }, /^400 norder /],
      [{ name: ' train ' }, /^400 name "train" exists already/],
    ]
    const other = await ask<Thing>(desk, 'POST', path, { name: 'test' })
    for (const [body, message] of wrong) {
      assert.match(await refusal(desk, 'POST', path, body), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${other.id}`, body), message)
    }
    assert.match(await refusal(desk, 'GET', `${path}/${randomUUID()}`), /^404 There is no dataset/)
    assert.match(await refusal(desk, 'GET', `${path}/not-an-id`), /^400 dataset_id /)
  })

  it('makes, lists, changes and deletes datasets', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/datasets`
    const made = await ask<Thing>(desk, 'POST', path, { name: 'Test', norder: -1.5 })
    assert.deepEqual(made, { id: made.id, name: 'Test', norder: -1.5, project_id: desk.projectId })
    const list = await ask<WirePage<Thing>>(desk, 'GET', `${path}?limit=1`)
    assert.deepEqual([list.items, list.meta.total], [[made], 2])
    const found = await ask<WirePage<Thing>>(desk, 'GET', `${path}?name=TRA`)
    assert.deepEqual([found.items.map(({ name }) => name), found.meta.total], [['train'], 1])
    const one = `${path}/${made.id}`
    assert.deepEqual(await ask(desk, 'PUT', one, { name: 'test', norder: 3 }), {
      ...made,
      name: 'test',
      norder: 3,
    })
    assert.deepEqual(await ask(desk, 'PUT', one, { name: 'test', norder: null }), await ask(desk, 'GET', one))
    const shouted = `/v1/projects/${desk.projectId.toUpperCase()}/datasets/${made.id.toUpperCase()}`
    assert.deepEqual(await ask(desk, 'GET', shouted), await ask(desk, 'GET', one))
    await ask(desk, 'DELETE', one, { name: null, norder: null })
    assert.match(await refusal(desk, 'GET', one), /^404 /)
  })
})

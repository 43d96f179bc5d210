import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, openDesk } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import type { ProjectView } from './present.ts'

describe('a project', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('has its taxonomy locked and unlocked, and keeps the rest', async () => {
    const desk = await openDesk(stack)
    const path = `/api/projects/${desk.projectId}`
    const edited = (body: object) => ask<ProjectView>(desk, 'PATCH', path, body)
    assert.equal((await ask<ProjectView>(desk, 'GET', path)).taxonomyLocked, false)
    const locked = await edited({ taxonomyLocked: true })
    assert.deepEqual([locked.taxonomyLocked, locked.name], [true, 'Cars'])
    assert.equal((await edited({ name: 'Buses' })).taxonomyLocked, true)
    assert.equal((await edited({ taxonomyLocked: false })).taxonomyLocked, false)
  })
})

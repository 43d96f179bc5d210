import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Run } from '@gesso/client'
import { sql } from 'kysely'
import { ask, type Desk, openDesk } from '../testing/builders.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { sweepOldFiles } from './sweep-old-files.ts'

describe('files of old exports', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack({ GESSO_EXPORT_DAYS: '7' })
  })
  after(() => stack.close())

  const seen = (desk: Desk, id: string) => ask<Run>(desk, 'GET', `/api/runs/${id}`)
  const exported = async (desk: Desk) => {
    const { id } = await ask<Run>(desk, 'POST', `/api/projects/${desk.projectId}/exports`, {
      format: 'json_coco',
    })
    for (;;) {
      const run = await seen(desk, id)
      if (run.state === 'done') return run
      assert.ok(run.state === 'queued' || run.state === 'running', run.error ?? run.state)
    }
  }
  const endedDaysAgo = (run: Run, days: number) =>
    sql`update run set ended_at = now() - make_interval(days => ${days}) where id = ${run.id}`.execute(
      stack.context.db,
    )
  const keyOf = async ({ id }: Run) => {
    const { rows } = await sql<{ key: string | null }>`
      select result->>'fileKey' as key from run where id = ${id}`.execute(stack.context.db)
    return rows[0]?.key ?? ''
  }

  it('are removed after the days that are set; the runs, their reports and younger files stay', async () => {
    const desk = await openDesk(stack)
    const [old, young] = [await exported(desk), await exported(desk)]
    const key = await keyOf(old)
    await endedDaysAgo(old, 8)
    await endedDaysAgo(young, 6)
    assert.ok(await stack.context.files.size(key))
    assert.equal(await sweepOldFiles(stack.context), 1)
    assert.equal(await stack.context.files.size(key), undefined)
    assert.equal((await fetch(old.downloadUrl ?? '')).status, 404)
    const left = await seen(desk, old.id)
    assert.deepEqual([left.state, left.downloadUrl, left.result?.['images']], ['done', null, 0])
    assert.equal((await fetch((await seen(desk, young.id)).downloadUrl ?? '')).status, 200)
    assert.equal(await sweepOldFiles(stack.context), 0)
  })
})

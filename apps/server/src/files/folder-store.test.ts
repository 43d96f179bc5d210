import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { keepsFiles } from './conformance.ts'
import type { FileStore } from './file-store.ts'
import { folderStore } from './folder-store.ts'

describe('a folder of files', () => {
  let folder = ''
  let store: FileStore
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gesso-files-'))
    store = folderStore(folder)
  })
  after(() => rm(folder, { recursive: true }))
  const drafts = () => readdir(join(folder, 'drafts'))

  keepsFiles(() => store)

  it('leaves no drafts of what failed', async () => {
    const failing = new Readable({ read: () => failing.destroy(new Error('gone')) })
    await assert.rejects(store.put('a/b', failing), /gone/)
    assert.deepEqual(await drafts(), [])
  })

  it('tidies away drafts of long ago, not those being written', async () => {
    await mkdir(join(folder, 'drafts'), { recursive: true })
    for (const name of ['old', 'new']) await writeFile(join(folder, 'drafts', name), 'x')
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await utimes(join(folder, 'drafts', 'old'), longAgo, longAgo)
    await store.tidy()
    assert.deepEqual(await drafts(), ['new'])
  })
})

import assert from 'node:assert/strict'
import { access, cp, lstat, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { findBinaries, replayLinks } from './binaries.ts'
import { reachableBinaries } from './reachable.ts'

describe('the programs of the embedded PostgreSQL', () => {
  it('are there for this machine', async () => {
    const { initdb, postgres } = await findBinaries()
    await access(initdb)
    await access(postgres)
  })

  it('get back the links that an install without scripts leaves out', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'gesso-links-'))
    const native = path.join(home, 'native')
    const { folder } = await findBinaries()
    const noLink = async (file: string) => !(await lstat(file)).isSymbolicLink()
    await cp(path.join(folder, 'pg-symlinks.json'), path.join(native, 'pg-symlinks.json'))
    await cp(path.join(folder, 'lib'), path.join(native, 'lib'), { recursive: true, filter: noLink })
    await replayLinks(native)
    const list: { source: string; target: string }[] = JSON.parse(
      await readFile(path.join(native, 'pg-symlinks.json'), 'utf8'),
    )
    assert.ok(list.length > 0)
    for (const { source, target } of list) {
      assert.equal(await readlink(path.join(home, target)), path.basename(source))
      await access(path.join(home, target))
    }
    await rm(home, { recursive: true })
  })

  it('are copied to where their user may reach them', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'gesso-reach-'))
    const binaries = await findBinaries()
    const closed = { ...binaries, folder: path.join(home, 'native') }
    await cp(binaries.folder, closed.folder, { recursive: true, verbatimSymlinks: true })
    await writeFile(path.join(home, 'package.json'), '{"version":"18.0.0"}')
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'gesso-reach-'))
    const { folder, postgres } = await reachableBinaries(closed, { uid: 65534, gid: 65534 }, dataFolder)
    // mkdtemp makes a folder that only its owner may pass; this user's own programs need no copy.
    assert.equal(folder === closed.folder, process.getuid?.() !== 0)
    if (folder !== closed.folder) await access(postgres)
    await rm(home, { recursive: true })
    await rm(dataFolder, { recursive: true })
  })
})

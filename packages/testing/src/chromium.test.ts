import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { findChromium } from './chromium.ts'

let folder: string

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-chromium-'))
  for (const name of ['google-chrome', 'mine']) await writeFile(path.join(folder, name), '#!/bin/sh\n')
  await chmod(path.join(folder, 'google-chrome'), 0o755)
})

after(() => rm(folder, { recursive: true }))

describe('finding Chromium', () => {
  it('goes along the PATH', async () => {
    const found = await findChromium({ PATH: `/nowhere${path.delimiter}${folder}` })
    assert.equal(found, path.join(folder, 'google-chrome'))
  })

  it('believes CHROMIUM_PATH alone, and only when it can be run', async () => {
    const [PATH, mine] = [folder, path.join(folder, 'mine')]
    assert.equal(await findChromium({ PATH, CHROMIUM_PATH: mine }), null)
    await chmod(mine, 0o755)
    assert.equal(await findChromium({ PATH, CHROMIUM_PATH: mine }), mine)
  })
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Program, startProgram } from '@gesso/testing'
import { type Coco, onlyFileOf, pixelsOfRle } from './read-coco.ts'

let folder: string
let program: Program

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-example-'))
  program = await startProgram(folder)
  await program.ready()
})

after(async () => {
  await program?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('examples/label-and-export.mjs', () => {
  it('writes a COCO file with its box, its polygon and its mask, and the image without labels', async () => {
    const file = path.join(folder, 'coco.zip')
    assert.match(await run('label-and-export.mjs', file), /^3 labels on coffee\.png\nwrote .*coco\.zip\n$/)
    const { images, categories, annotations }: Coco = JSON.parse(onlyFileOf(await readFile(file)))
    assert.deepEqual(images.map(image => image.file_name).toSorted(), ['chelsea.png', 'coffee.png'])
    assert.deepEqual(
      categories.map(({ name }) => name),
      ['cup', 'spoon', 'saucer'],
    )
    const coffee = images.find(({ file_name }) => file_name === 'coffee.png')
    assert.equal(annotations.length, 3)
    assert(annotations.every(({ image_id }) => image_id === coffee?.id))
    const of = (name: string) => {
      const category = categories.find(each => each.name === name)
      const found = annotations.filter(({ category_id }) => category_id === category?.id)
      assert(found[0] && found.length === 1, name)
      return found[0]
    }
    assert.deepEqual(of('cup').bbox, [172, 17, 235, 290])
    const corners = [400, 72, 424, 84, 382, 238, 406, 272, 364, 326, 328, 302, 340, 258, 374, 236]
    assert.deepEqual(of('spoon').segmentation, [corners])
    assert.deepEqual(of('spoon').bbox, [328, 72, 96, 254])
    const saucer = of('saucer')
    assert(saucer.segmentation && 'counts' in saucer.segmentation)
    const rows = ['.XX.', 'XXXX', '.XX.'].flatMap((row, y) =>
      [...row].flatMap((dot, x) => (dot === 'X' ? [(200 + y) * 600 + 80 + x] : [])),
    )
    const pixels = [...pixelsOfRle(saucer.segmentation)].toSorted((a, b) => a - b)
    assert.deepEqual(pixels, rows)
    assert.equal(saucer.area, 8)
  })
})

/** Runs an example as its first lines say. @returns what it prints */
async function run(name: string, output: string): Promise<string> {
  const script = fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
  const env = { ...process.env, GESSO_URL: program.url, GESSO_KEY: program.key }
  const child = spawn(process.execPath, [script, output], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const code = new Promise(resolve => child.once('close', resolve))
  const printed = await text(child.stdout)
  assert.equal(await code, 0)
  return printed
}

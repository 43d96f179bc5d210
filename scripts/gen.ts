import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './files.ts'
import type { Generator } from './generators/generator.ts'
import { migrationsGenerator } from './generators/migrations.ts'

const generators: readonly Generator[] = [migrationsGenerator]

const checking = process.argv.includes('--check')

for (const { name, output, make } of generators) {
  const file = path.join(root, output)
  const content = await make()
  if (content === (await readFile(file, 'utf8').catch(() => null))) continue
  if (checking) {
    console.error(`${output} is not up to date; run npm run gen (${name})`)
    process.exitCode = 1
  } else {
    await writeFile(file, content)
    console.log(`wrote ${output}`)
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './files.ts'
import { clientSource } from './gen/client.ts'
import type { Generator } from './gen/generator.ts'
import { gtStudioReferenceGenerator } from './gen/gt-studio-reference.ts'
import { hastyReferenceGenerator } from './gen/hasty-reference.ts'
import { migrationsGenerator } from './gen/migrations.ts'
import { permissionsGenerator } from './gen/permissions.ts'

const generators: readonly Generator[] = [
  migrationsGenerator,
  { name: 'client', output: 'packages/client/src/api.gen.ts', make: async () => clientSource() },
  hastyReferenceGenerator,
  gtStudioReferenceGenerator,
  permissionsGenerator,
]

const checking = process.argv.includes('--check')

for (const { name, output, make } of generators) {
  const file = path.join(root, output)
  const content = await make()
  if (content === (await readFile(file, 'utf8').catch(() => null))) continue
  if (checking) {
    console.error(`${output} is not up to date; run npm run gen (${name})`)
    process.exitCode = 1
  } else {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
    console.log(`wrote ${output}`)
  }
}

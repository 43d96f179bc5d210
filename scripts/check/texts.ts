import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { filesUnder, root } from '../files.ts'
import type { Source } from './source.ts'

/** Reads what is written for people and programs beside the sources: documents, settings, SQL, styles. */
export async function readTexts(): Promise<Source[]> {
  const wanted = (file: string) => /\.(md|json|ya?ml|sql|css|html|sh)$/.test(file)
  const folders = ['apps', 'packages', 'scripts', 'examples', 'docs', '.ci']
  const deep = (await Promise.all(folders.map(folder => filesUnder(folder, wanted)))).flat()
  const top = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'package.json',
    '.ci/run',
  ]
  const read = await Promise.all([...deep, ...top].map(textOf))
  return read.filter(source => source !== null)
}

async function textOf(file: string): Promise<Source | null> {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => null)
  return text === null ? null : { file, lines: text.split('\n'), imports: [], functions: [], texts: [] }
}

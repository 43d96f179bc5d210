import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { filesUnder, root } from '../files.ts'
import type { Resolve } from '../import-rule.ts'

/** Reads the public faces of our packages: answers the file behind `@gesso/shapes/editing`. */
export async function publicFaces(): Promise<Resolve> {
  const descriptions = ['packages', 'apps'].map(folder =>
    filesUnder(folder, file => /^\w+\/[^/]+\/package\.json$/.test(file)),
  )
  const faces = new Map((await Promise.all((await Promise.all(descriptions)).flat().map(facesIn))).flat())
  return specifier => {
    if (!specifier.startsWith('@gesso/')) return null
    return faces.get(specifier) ?? `packages/${specifier.slice('@gesso/'.length)}`
  }
}

async function facesIn(description: string): Promise<[string, string][]> {
  const { name, exports = {} } = JSON.parse(await readFile(path.join(root, description), 'utf8'))
  const folder = path.posix.dirname(description)
  return Object.entries(exports).map(([face, file]) => [
    path.posix.join(String(name), face),
    path.posix.join(folder, String(file)),
  ])
}

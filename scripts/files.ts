import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '..')

const skipped = /^(node_modules|dist|\..*)$/

/** Files below a folder of the repository, as sorted paths from its root with `/`; nothing installed or built. */
export async function filesUnder(folder: string, wanted: (file: string) => boolean): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
  const kept = entries.filter(entry => !skipped.test(entry.name))
  const found = await Promise.all(
    kept.map(async entry => {
      const place = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(place, wanted)
      return wanted(place) ? [place] : []
    }),
  )
  return found.flat().sort()
}

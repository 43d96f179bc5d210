import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, reported } from '../parts/figure.ts'

/** The size of what `npm ci` installs: all files of node_modules, links not followed. */
export async function measureInstall(): Promise<Figure[]> {
  const folder = fileURLToPath(new URL('../../node_modules', import.meta.url))
  return [reported('size of node_modules', (await bytesIn(folder)) / 2 ** 20, 'MB')]
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) bytes += await bytesIn(place)
    else if (entry.isFile()) bytes += (await stat(place)).size
  }
  return bytes
}

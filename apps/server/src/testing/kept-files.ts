import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stack } from './stack.ts'

/** What a server keeps of files: those on its disk, and the notes of those that nobody owns. */
export async function keptFiles(stack: Stack): Promise<{ onDisk: string[]; unowned: string[] }> {
  const entries = await readdir(stack.filesFolder, { recursive: true, withFileTypes: true }).catch(() => [])
  const onDisk = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const notes = await stack.context.db.selectFrom('unowned_file').select('file_key').execute()
  return { onDisk: onDisk.sort(), unowned: notes.map(note => note.file_key) }
}

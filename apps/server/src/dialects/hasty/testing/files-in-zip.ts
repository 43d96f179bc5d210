import { text } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** The files in a zip as text, by their path. */
export async function filesInZip(zip: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const opened = await fromBufferPromise(zip, { lazyEntries: true })
  for await (const entry of opened.eachEntry())
    files.set(entry.fileName, await text(await opened.openReadStreamPromise(entry)))
  return files
}

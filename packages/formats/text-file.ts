import type { OutputFile } from './format.ts'

/** A file that is one short text. */
export function textFile(path: string, text: string): OutputFile {
  async function* content() {
    yield text
  }
  return { path, stored: false, content: content() }
}

import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { AppError } from '@gesso/core'

/** As long as a key of any provider may be, in characters. */
const longestKey = 1024

/**
 * The keys in a text with one of them a line, blank lines left out, as they are read.
 * @param prefix what they begin with; the others are left out
 * @throws AppError `invalid_input` for what is no list of keys
 */
export async function* listedKeys(text: Readable, prefix = ''): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of text as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* keysIn(lines, prefix)
    // A file without lines would fill the memory before it turns out to be none.
    if (rest.length > longestKey) throw tooLong(rest)
  }
  yield* keysIn([rest + decoder.end()], prefix)
}

function* keysIn(lines: readonly string[], prefix: string): Generator<string, void> {
  for (const line of lines) {
    const key = line.replace(/^\uFEFF/, '').replace(/\r$/, '')
    if (key.length > longestKey) throw tooLong(key)
    if (key.trim() !== '' && key.startsWith(prefix)) yield key
  }
}

function tooLong(line: string): AppError {
  const problem = `holds no list of keys, one a line: the line "${line.slice(0, 40)}..." is longer than ${longestKey} characters`
  return new AppError('invalid_input', { field: 'uploadId', problem })
}

import type { ExportSource, Format } from '../format.ts'
import { type FormatOptions, parseOptions } from '../options.ts'
import { createExportReport, type ExportSummary } from '../report.ts'

/** One file as a reader gets it: the bytes of its chunks put together. */
export interface WrittenFile {
  readonly path: string
  readonly stored: boolean
  readonly bytes: Uint8Array
}

/** A whole export. */
export interface Written extends ExportSummary {
  readonly files: readonly WrittenFile[]
}

const exportedAt = new Date('2025-06-07T08:09:10.111Z')

/**
 * Writes an export into memory.
 * @param onChunk told of each chunk as it arrives
 */
export async function writeAll(
  format: Format,
  source: ExportSource,
  options: FormatOptions = {},
  onChunk: (chunk: Uint8Array) => void = () => {},
): Promise<Written> {
  const report = createExportReport()
  const request = { exportedAt, baseUrl: 'https://gesso.example', options: parseOptions(format, options) }
  const files: WrittenFile[] = []
  const utf8 = new TextEncoder()
  for await (const { path, stored, content } of format.write(source, request, report)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of content) {
      // Encoded one by one, as a stream does, so that a character torn apart would show.
      const bytes = typeof chunk === 'string' ? utf8.encode(chunk) : chunk
      onChunk(bytes)
      chunks.push(bytes)
    }
    files.push({ path, stored, bytes: Buffer.concat(chunks) })
  }
  return { files, ...report.summary() }
}

/** The text of a file. @throws when it is not UTF-8 */
export function textOf(file: WrittenFile): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
}

/** The content of the only file, which is JSON. */
export function jsonOf({ files }: Written): unknown {
  const [file] = files
  if (file === undefined || files.length > 1) throw new Error(`${files.length} files were written, not one`)
  return JSON.parse(textOf(file))
}

import type { RawContract } from '../../../contract/raw-route.ts'

/** What `serveFile` reads and answers, for the documentation. */
export function fileContract(
  types: readonly string[],
  { redirected }: { readonly redirected?: string } = {},
): Pick<RawContract, 'headers' | 'answers' | 'refusals'> {
  const content = Object.fromEntries(types.map(type => [type, null]))
  const kept = { ETag: 'Never changes for what a link opens', 'Cache-Control': 'How long it may be kept' }
  const sent = {
    ...kept,
    'Content-Length': 'Bytes of the body',
    'Content-Disposition': 'The name of the file',
    'Accept-Ranges': 'bytes',
  }
  return {
    headers: {
      Range: 'One part of the file, as `bytes=0-1023`',
      'If-Range': 'The ETag for which the part is asked; of another one the file comes whole',
      'If-None-Match': 'ETags of what the caller has already',
    },
    answers: {
      200: { says: 'The file', content, headers: sent },
      206: {
        says: 'The part that was asked for',
        content,
        headers: { ...sent, 'Content-Range': 'Which part, of how many bytes' },
      },
      ...(redirected === undefined
        ? {}
        : { 302: { says: redirected, headers: { Location: 'Where the file is' } } }),
      304: { says: 'The caller has it already', headers: kept },
      416: {
        says: 'The file has no such part',
        headers: { 'Content-Range': 'How many bytes the file has, as `bytes */1024`' },
      },
    },
    refusals: [403],
  }
}

/**
 * A key for a new file, never used before; spread over 256 folders.
 * @param room the kind of files, e.g. `pictures`
 * @param extension of the file, where its type is to be read from the key
 */
export function newFileKey(context: { newId(): string }, room: string, extension?: string): string {
  const id = context.newId()
  return `${room}/${id.slice(-2)}/${id}${extension === undefined ? '' : `.${extension}`}`
}

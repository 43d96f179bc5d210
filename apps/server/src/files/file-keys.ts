/**
 * A key for a new file, never used before; spread over 256 folders.
 * @param room the kind of files, e.g. `pictures`
 * @param extension of the file, where its type is to be read from the key
 */
export function newFileKey(context: { newId(): string }, room: string, extension?: string): string {
  const id = context.newId()
  return `${room}/${id.slice(-2)}/${id}${extension === undefined ? '' : `.${extension}`}`
}

/**
 * A key that leads nowhere but to a file of ours.
 * @throws Error
 */
export function checkedKey(key: string): string {
  if (!/^[a-z0-9][a-z0-9/._-]*$/i.test(key) || key.includes('..'))
    throw new Error(`"${key}" is no key of a file`)
  return key
}

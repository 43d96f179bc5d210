/** Keeps secrets that must be given back later, such as the keys of other services, unreadable where they are stored. */
export interface Sealer {
  /** @param place what the secret belongs to, e.g. `bucket <id>`; it opens nowhere else */
  seal(secret: string, place: string): Buffer
  /** @throws AppError `secret_unreadable` when it was sealed with a key that is not known here, or for another place */
  open(sealed: Buffer, place: string): string
  /** Whether it was sealed with the key that is used now. */
  isCurrent(sealed: Buffer): boolean
}

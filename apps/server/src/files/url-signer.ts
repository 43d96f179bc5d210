/** Makes and checks links that open without a key until they expire. */
export interface UrlSigner {
  /**
   * An absolute URL for a path of this server.
   * @param path starts with `/files/`
   * @param lifetimeSeconds at least this long; expiry is rounded up so that the same file keeps the same URL for a while and caches
   */
  signed(path: string, lifetimeSeconds: number): string
  /** @throws AppError `signature_invalid` */
  verify(path: string, query: { expires?: string | undefined; signature?: string | undefined }): void
}

/** Makes one generated file. */
export interface Generator {
  readonly name: string
  /** Path of the file from the root. */
  readonly output: string
  /** The file's whole content; the same sources give the same text. */
  make(): Promise<string>
}

/** The path that an upload is put to. */
export function pathOfUpload(id: string): string {
  return `/files/uploads/${id}`
}

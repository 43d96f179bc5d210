/** The pattern of `like` for texts that contain a part, whatever characters the part has. */
export function containing(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`
}

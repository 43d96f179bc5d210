/** A number with its noun: `1 image`, `1,204 images`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}

/** What a run says happened so many times: `2 labels left out: …` where it says to what, else `… (2 times)`. */
export function warningOf(message: string, count: number): string {
  const [, noun, rest] = /^([a-z]+)s ((?:left out|changed): .+)$/s.exec(message) ?? []
  return noun && rest ? `${counted(count, noun)} ${rest}` : `${message} (${counted(count, 'time')})`
}

/** How many images or videos a project has, in words. */
export function countedMedia(project: { readonly contentType: string; readonly imageCount: number }): string {
  return counted(project.imageCount, project.contentType === 'VIDEOS' ? 'video' : 'image')
}

/** A point in time for a person, e.g. `21 Nov 2026, 23:40`. */
export function momentOf(timestamp: string): string {
  return new Date(timestamp).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

/** Bytes for a person, e.g. `3.4 MB`. */
export function bytesOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}

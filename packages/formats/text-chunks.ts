const chunkLength = 64 * 1024

/** Text on its way out: collected until there is enough for a chunk, so that no label costs a step of its own. */
export class TextChunks {
  #text = ''

  add(text: string): void {
    this.#text += text
  }

  get full(): boolean {
    return this.#text.length >= chunkLength
  }

  /** What was collected since the last time, without a copy being kept. */
  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}

/** A time as exported files write it: whole seconds of UTC, `2024-12-09T17:22:33Z`. */
export function timestampText(time: Date | string): string {
  // Parsing one for each image costs as much as the rest of its line; ours are written like this already.
  const text = typeof time === 'string' && isoTime.test(time) ? time : new Date(time).toISOString()
  return `${text.slice(0, 19)}Z`
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** The things that are counted. */
export type ExportedThing = 'images' | 'labels' | 'files' | 'videos' | 'segments' | 'tracks'

/** How many of each; videos, segments and tracks stand there only where there are any. */
export type ExportCounts = Readonly<
  Record<'images' | 'labels' | 'files', number> & Partial<Record<ExportedThing, number>>
>

/** Where a format says what it wrote, what it left out and what it wrote differently from what is here. */
export interface ExportReport {
  /** Counts what was written. */
  count(things: ExportedThing, amount?: number): void
  /**
   * One thing is left out.
   * @param reason one of a fixed set of words, since equal ones are counted together; what varies stands in `example`
   */
  skip(things: ExportedThing, reason: string, example: string): void
  /**
   * One thing is written, but differs from what is here.
   * @param how as `reason` of `skip`
   */
  alter(things: ExportedThing, how: string, example: string): void
}

/** What an export wrote and what it could not hold. */
export interface ExportSummary {
  readonly written: ExportCounts
  readonly skipped: ExportCounts
  /** grouped by what happened, each with its first examples */
  readonly warnings: readonly ExportWarning[]
}

/** Things to which the same happened. */
export interface ExportWarning {
  readonly message: string
  readonly count: number
  readonly examples: readonly string[]
}

const limitExamples = 20
const limitExampleLength = 300

type Counting = { -readonly [K in keyof ExportCounts]: ExportCounts[K] }

/** A report that keeps counts and at most 20 examples a group, so that its size does not grow with the export. */
export function createExportReport(): ExportReport & { summary(): ExportSummary } {
  const written: Counting = { images: 0, labels: 0, files: 0 }
  const skipped: Counting = { images: 0, labels: 0, files: 0 }
  const groups = new Map<string, { message: string; count: number; examples: string[] }>()
  const add = (message: string, example: string) => {
    const group = groups.get(message) ?? { message, count: 0, examples: [] }
    groups.set(message, group)
    group.count++
    if (group.examples.length < limitExamples) group.examples.push(shortened(example))
  }
  return {
    count(things, amount = 1) {
      written[things] = (written[things] ?? 0) + amount
    },
    skip(things, reason, example) {
      skipped[things] = (skipped[things] ?? 0) + 1
      add(`${things} left out: ${reason}`, example)
    },
    alter(things, how, example) {
      add(`${things} changed: ${how}`, example)
    },
    summary: () => ({
      written: { ...written },
      skipped: { ...skipped },
      warnings: [...groups.values()].map(group => ({ ...group, examples: [...group.examples] })),
    }),
  }
}

function shortened(example: string): string {
  return example.length > limitExampleLength ? `${example.slice(0, limitExampleLength)}…` : example
}

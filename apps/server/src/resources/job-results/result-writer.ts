import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import type { LabelReader } from '../labels/index.ts'
import type { EndedJob } from './queries.ts'

/** A further file of a result, e.g. a painted mask. */
interface ResultPart {
  /** as it is called in its URL: letters, digits, `.`, `_` and `-`; `.json` and `.png` are served as what they are */
  readonly name: string
  readonly content: Uint8Array
}

/** What a job came to. */
export interface WrittenResult {
  /** the media's revision that it tells */
  readonly revision: number
  /** JSON */
  readonly content: string
  readonly parts: readonly ResultPart[]
}

/** What is told of a job. */
export type Ending =
  | { readonly about: 'failed' }
  | {
      readonly about: 'done'
      /** of the result; it does not open by itself, see `signedResultUrl` */
      readonly url: string
      /** the result itself, JSON */
      readonly content: string
    }

/**
 * Writes what a job came to.
 * @param actor may read the job's workspace
 * @param urlOf where a part of that name will be; it does not open by itself and never changes
 */
export type WriteResult = (
  actor: Actor,
  job: EndedJob,
  urlOf: (name: string) => string,
) => Promise<WrittenResult>

/** Writes what jobs came to, and how that is told, in the words of those who asked for the job. */
export interface ResultWriter {
  /** the name of the header in which a callback's secret goes along, in lower case */
  readonly secretHeader: string
  /**
   * Begins to write some results: what several of them are written with may be read once.
   * @param labelsOf reads the labels that each job came to
   */
  open(context: Context, labelsOf: LabelReader): WriteResult
  /** @returns JSON, the body of the callback */
  message(context: Context, job: EndedJob, ending: Ending): string
}

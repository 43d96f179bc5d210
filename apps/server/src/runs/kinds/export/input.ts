import { AppError } from '@gesso/core'
import {
  type Format,
  type FormatOptions,
  formatNamed,
  formats,
  parseOptions,
  type VideoFormat,
  videoFormatNamed,
  videoFormats,
} from '@gesso/formats'
import { type Static, Type } from 'typebox'
import { MediaStatusSchema, Name, Timestamp, Uuid } from '../../../contract/schemas.ts'
import { validatorOf } from '../../../wire/index.ts'

const schema = Type.Object({
  format: Type.String({ maxLength: 50 }),
  /** what to call the file, without its extension */
  name: Type.Optional(Name),
  /** none means all */
  datasetIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** none means all */
  statuses: Type.Optional(Type.Array(MediaStatusSchema)),
  /** since when they stand at their status */
  statusSince: Type.Optional(Timestamp),
  /** those that have one of these tags; none means all */
  tagClassIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** of what is exported, only labels of these classes; none means all */
  labelClassIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** whether the file tells where each picture opens without a key, for a while */
  pictureUrls: Type.Optional(Type.Boolean()),
  /** as the format describes them */
  options: Type.Optional(Type.Unsafe<FormatOptions>({ type: 'object' })),
})

/** What an export is asked to do. */
export type ExportInput = Static<typeof schema>

const parse = validatorOf(schema, 'json')

/**
 * An export's input out of untrusted JSON.
 * @throws AppError `invalid_input`, `format_unknown`
 */
export function parseExportInput(input: unknown): ExportInput {
  const parsed = parse(input, 'input')
  return { ...parsed, options: parseOptions(formatOf(parsed), parsed.options) }
}

/**
 * The format that an export asks for, whatever it holds.
 * @throws AppError `format_unknown`
 */
export function formatOf({ format: name }: Pick<ExportInput, 'format'>): Format | VideoFormat {
  const format = formatNamed(name) ?? videoFormatNamed(name)
  if (format) return format
  throw unknownFormat(name, [...formats, ...videoFormats])
}

/** A format with what it holds. */
type FittingFormat =
  | { readonly holds: 'images'; readonly of: Format }
  | { readonly holds: 'videos'; readonly of: VideoFormat }

/**
 * The format of that name for what a project holds: some names stand for one of each.
 * @throws AppError `format_unknown` with those that there are for such a project
 */
export function fittingFormat(name: string, contentType: string): FittingFormat {
  if (contentType === 'VIDEOS') {
    const of = videoFormatNamed(name)
    if (of) return { holds: 'videos', of }
    throw unknownFormat(name, videoFormats)
  }
  const of = formatNamed(name)
  if (of) return { holds: 'images', of }
  throw unknownFormat(name, formats)
}

function unknownFormat(name: string, all: readonly { readonly name: string }[]): AppError {
  const known = [...new Set(all.map(each => each.name))].join(', ')
  return new AppError('format_unknown', { format: name, known })
}

import { AppError } from '@gesso/core'
import { type Format, type FormatOptions, formatNamed, formats, parseOptions } from '@gesso/formats'
import { type Static, Type } from 'typebox'
import { MediaStatusSchema, Name, Uuid } from '../../../contract/schemas.ts'
import { validatorOf } from '../../../wire/index.ts'

const schema = Type.Object({
  format: Type.String({ maxLength: 50 }),
  /** what to call the file, without its extension */
  name: Type.Optional(Name),
  /** none means all */
  datasetIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** none means all */
  statuses: Type.Optional(Type.Array(MediaStatusSchema)),
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
 * The format that an export asks for.
 * @throws AppError `format_unknown`
 */
export function formatOf({ format: name }: ExportInput): Format {
  const format = formatNamed(name)
  if (format) return format
  const known = formats.map(each => each.name).join(', ')
  throw new AppError('format_unknown', { format: name, known })
}

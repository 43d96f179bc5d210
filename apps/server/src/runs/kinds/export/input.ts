import { AppError } from '@gesso/core'
import {
  type Format,
  formatNamed,
  formats,
  parseOptions,
  type VideoFormat,
  videoFormatNamed,
  videoFormats,
} from '@gesso/formats'
import type { Static } from 'typebox'
import { validatorOf } from '../../../wire/index.ts'
import { ExportWish } from '../../contract.ts'

/** What an export is asked to do. */
export type ExportInput = Static<typeof ExportWish>

const parse = validatorOf(ExportWish, 'json')

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

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
export type FittingFormat =
  | { readonly holds: 'images'; readonly of: Format }
  | { readonly holds: 'videos'; readonly of: VideoFormat }

/**
 * The formats that a project can be exported to: those of what it holds, and those of the other kind that have a name of
 * their own. Videos that are made of pictures are in projects of both kinds, and each of their frames is an image.
 */
export function formatsFor(contentType: string): readonly FittingFormat[] {
  const ofImages = formats.map((of): FittingFormat => ({ holds: 'images', of }))
  const ofVideos = videoFormats.map((of): FittingFormat => ({ holds: 'videos', of }))
  const all = contentType === 'VIDEOS' ? [...ofVideos, ...ofImages] : [...ofImages, ...ofVideos]
  return all.filter(({ of }, index) => all.findIndex(other => other.of.name === of.name) === index)
}

/**
 * The format of that name for what a project holds: some names stand for one of each.
 * @throws AppError `format_unknown` with those that there are for such a project
 */
export function fittingFormat(name: string, contentType: string): FittingFormat {
  const fitting = formatsFor(contentType)
  const found = fitting.find(({ of }) => of.name === name)
  if (found) return found
  throw unknownFormat(
    name,
    fitting.map(({ of }) => of),
  )
}

function unknownFormat(name: string, all: readonly { readonly name: string }[]): AppError {
  const known = [...new Set(all.map(each => each.name))].join(', ')
  return new AppError('format_unknown', { format: name, known })
}

import { AppError } from '@gesso/core'
import type { ChannelStats, Metadata, Sharp } from 'sharp'
import { formatNames, formatOf, type PictureFormat, sharp } from './codecs.ts'
import { createGate } from './gate.ts'
import { modeOf } from './mode.ts'

/** What a file turned out to hold. */
export interface Picture {
  /** pixels, as the picture is seen: after its EXIF orientation */
  readonly width: number
  readonly height: number
  /** e.g. JPEG */
  readonly format: string
  /** PIL's word, e.g. RGB */
  readonly mode: string
  readonly exif: Readonly<Record<string, string>>
  /** WebP, upright, sRGB, no edge longer than 512 pixels */
  readonly thumbnail: Uint8Array
  /** what browsers are shown where they cannot show the file itself */
  readonly display: { readonly content: Uint8Array; readonly extension: 'jpg' | 'png' } | undefined
}

const thumbnailEdge = 512
/** JPEG can hold no longer edge. */
const longestJpegEdge = 65_500
const timeoutSeconds = 120

// Decoding uses the threads that files are read with: two at once leave some of them free.
const gate = createGate(2)

/**
 * Reads a picture whole, once: what decodes to the last pixel is sound.
 * @param path of a file on this machine; its content decides what it is, never its name
 * @param name how the file is called in errors
 * @param maxPixels all frames counted; checked before anything is decoded
 * @throws AppError `file_empty`, `picture_unreadable`, `picture_too_large`
 */
export function readPicture(path: string, name: string, bytes: number, maxPixels: number): Promise<Picture> {
  if (bytes === 0) throw new AppError('file_empty', { name })
  return gate(async () => {
    const metadata = await readable(name, sharp(path, { limitInputPixels: false }).metadata())
    const format = formatOf(metadata)
    if (!format) throw unreadable(name, `it is none of ${formatNames}`)
    const pixels = metadata.width * metadata.height * (metadata.pages ?? 1)
    if (pixels > maxPixels) throw new AppError('picture_too_large', { name, pixels, limitPixels: maxPixels })
    const { width, height } = metadata.autoOrient
    const display = await readable(name, displayOf(path, metadata, format))
    return {
      width,
      height,
      format: format.name,
      mode: modeOf(metadata),
      exif: metadata.orientation === undefined ? {} : { orientation: String(metadata.orientation) },
      thumbnail: await readable(name, thumbnailOf(display?.content ?? path)),
      display,
    }
  })
}

function decoded(source: string | Uint8Array): Sharp {
  // The pixels were counted above; sharp's own limit would count one frame only.
  return sharp(source, { failOn: 'error', limitInputPixels: false, sequentialRead: true })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
}

function thumbnailOf(source: string | Uint8Array): Promise<Uint8Array> {
  return decoded(source)
    .resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 2 })
    .toBuffer()
}

async function displayOf(
  path: string,
  metadata: Metadata,
  format: PictureFormat,
): Promise<Picture['display']> {
  if (shownAsItIs(metadata, format)) return undefined
  const upright = await visible(path, metadata)
  const asPng = metadata.hasAlpha || Math.max(metadata.width, metadata.height) > longestJpegEdge
  const encoded = asPng ? upright.png() : upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  return { content: await encoded.toBuffer(), extension: asPng ? 'png' : 'jpg' }
}

/** Browsers honour the EXIF orientation of a JPEG; of other formats not all do. */
function shownAsItIs({ space, depth, orientation = 1 }: Metadata, format: PictureFormat): boolean {
  const upright = orientation === 1 || format.name === 'JPEG'
  return format.shownByBrowsers && space !== 'cmyk' && depth === 'uchar' && upright
}

/** Values of a single deep channel are measurements that seldom use the whole range: they are stretched to what the eye sees. */
async function visible(path: string, { depth, channels }: Metadata): Promise<Sharp> {
  if (depth === 'uchar' || channels > 2) return decoded(path)
  const { channels: found } = await sharp(path, { failOn: 'error', limitInputPixels: false }).stats()
  const [darkest, lightest] = spread(found[0])
  const white = depth === 'ushort' ? 65_535 : 255
  const factor = white / (lightest - darkest)
  return Number.isFinite(factor) ? decoded(path).linear(factor, -darkest * factor) : decoded(path)
}

/** Below this sharp's least and greatest value, which are whole numbers, say too little. */
const leastWholeRange = 16

/** From where to where a channel's values lie, or most of them. */
function spread(channel: ChannelStats | undefined): [darkest: number, lightest: number] {
  if (!channel) return [0, 0]
  const { min, max, mean, stdev } = channel
  return max - min >= leastWholeRange ? [min, max] : [mean - 2 * stdev, mean + 2 * stdev]
}

async function readable<T>(name: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message.includes('unsupported image format'))
      throw unreadable(name, `it is none of ${formatNames}`, error)
    throw unreadable(name, `it is damaged or incomplete (${plain(message)})`, error)
  }
}

/** The first words of libvips about a file, without the file's place on this machine. */
function plain(message: string): string {
  const [line = ''] = message.split('\n')
  return line.replaceAll(/\S*\/\S+/g, 'file').slice(0, 200)
}

function unreadable(name: string, problem: string, cause?: unknown): AppError {
  return new AppError('picture_unreadable', { name, problem }, { cause })
}

import sharp, { type Metadata } from 'sharp'

/** A file format of pictures that is accepted. */
export interface PictureFormat {
  /** e.g. JPEG; PIL's word */
  readonly name: string
  readonly contentType: string
  readonly shownByBrowsers: boolean
}

const formats: readonly (PictureFormat & { readonly is: (metadata: Metadata) => boolean })[] = [
  { name: 'JPEG', contentType: 'image/jpeg', shownByBrowsers: true, is: ({ format }) => format === 'jpeg' },
  { name: 'PNG', contentType: 'image/png', shownByBrowsers: true, is: ({ format }) => format === 'png' },
  { name: 'WEBP', contentType: 'image/webp', shownByBrowsers: true, is: ({ format }) => format === 'webp' },
  { name: 'GIF', contentType: 'image/gif', shownByBrowsers: true, is: ({ format }) => format === 'gif' },
  { name: 'TIFF', contentType: 'image/tiff', shownByBrowsers: false, is: ({ format }) => format === 'tiff' },
  {
    name: 'AVIF',
    contentType: 'image/avif',
    shownByBrowsers: true,
    is: ({ format, compression }) => format === 'heif' && compression === 'av1',
  },
]

/** The names of the formats that are accepted, for people to read. */
export const formatNames = formats.map(format => format.name).join(', ')

/** The format that a file's content says it has, or undefined when it is none that is accepted. */
export function formatOf(metadata: Metadata): PictureFormat | undefined {
  return formats.find(format => format.is(metadata))
}

/** The type to serve a file of a stored format with. */
export function contentTypeOf(formatName: string): string {
  return formats.find(({ name }) => name === formatName)?.contentType ?? 'application/octet-stream'
}

/**
 * Keeps libvips from loaders that draw or fetch (SVG, PDF and others it may be built with), from caching decoded
 * pictures in idle memory, and from using more than one thread for each: pictures are worked on side by side instead.
 */
function restrict(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  const kinds = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']
  sharp.unblock({ operation: kinds.map(kind => `VipsForeignLoad${kind}`) })
  sharp.cache(false)
  sharp.concurrency(1)
}

restrict()

export { sharp }

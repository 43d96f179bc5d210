import type { UrlSigner } from '../../files/index.ts'
import type { ImageRow } from './queries.ts'

/** The forms in which an image's file can be had. */
export const renditions = ['original', 'display', 'thumbnail'] as const

export type Rendition = (typeof renditions)[number]

const lifetimeSeconds = 24 * 60 * 60

type Filed = Pick<
  ImageRow,
  'id' | 'name' | 'fileKey' | 'displayKey' | 'thumbnailKey' | 'sourceUrl' | 'bucketKey'
>

/** The key of an image's file in one form; null where there is none. */
export function keyOfRendition(image: Filed, rendition: Rendition): string | null {
  return { original: image.fileKey, display: image.displayKey, thumbnail: image.thumbnailKey }[rendition]
}

interface RenditionPath {
  readonly imageId: string
  readonly rendition: string
  readonly version: string
  readonly name: string
}

/** The path under which a file of an image is served: it changes with the file, so that browsers may keep what they have. */
export function pathOfRendition({ imageId, rendition, version, name }: RenditionPath): string {
  return `/files/images/${imageId}/${rendition}/${version}/${encodeURIComponent(name)}`
}

/** The part of a file's key that is new with every file. */
export function versionOfKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

/**
 * What is new in the path with every file, null where there is no such file. A file that stays with its owner has no key
 * of ours; its thumbnail is made anew with it.
 */
export function versionOf(image: Filed, rendition: Rendition): string | null {
  const key = keyOfRendition(image, rendition) ?? (ownersPlace(image, rendition) ? image.thumbnailKey : null)
  return key === null ? null : versionOfKey(key)
}

/**
 * Where a form of an image is the file that stays with its owner: an object in a bucket, or what is at a URL. The
 * original at a URL is asked for there.
 */
export function ownersPlace(image: Filed, rendition: Rendition): 'bucket' | 'url' | undefined {
  if (rendition === 'thumbnail' || keyOfRendition(image, rendition) !== null) return undefined
  if (image.bucketKey !== null) return 'bucket'
  return rendition === 'display' && image.fileKey === null && image.sourceUrl !== null ? 'url' : undefined
}

/** A name's characters that need no encoding in a URL, its end kept: that is where the extension is. */
export function plainName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, '_').slice(-100)
}

/** Where browsers get an image's picture; `display` falls back to the original. */
export function imageUrls(urls: UrlSigner, image: Filed) {
  const urlOf = (rendition: Rendition) => {
    const version = versionOf(image, rendition)
    if (version === null) return null
    const name = plainName(image.name)
    const path = pathOfRendition({ imageId: image.id, rendition, version, name })
    return urls.signed(path, lifetimeSeconds)
  }
  const originalUrl = urlOf('original') ?? image.sourceUrl ?? ''
  return { originalUrl, displayUrl: urlOf('display') ?? originalUrl, thumbnailUrl: urlOf('thumbnail') }
}

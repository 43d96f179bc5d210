import type { FrameToExport } from './queries.ts'

const extensions: Readonly<Record<string, string>> = {
  JPEG: '.jpg',
  PNG: '.png',
  WEBP: '.webp',
  GIF: '.gif',
  TIFF: '.tif',
  AVIF: '.avif',
}

const ofPicture = /\.(jpe?g|png|webp|gif|tiff?|avif|bmp)$/i

/**
 * What a frame's file is called: as its owner calls the frame, with an extension of a picture, by which training programs
 * find their files. Where nothing tells which, without one.
 */
export function frameFileName({
  frameId,
  format,
  sourceUrl,
}: Pick<FrameToExport, 'frameId' | 'format' | 'sourceUrl'>): string {
  if (ofPicture.test(frameId)) return frameId
  const extension = extensions[format ?? ''] ?? ofPicture.exec(pathIn(sourceUrl))?.[0].toLowerCase()
  return `${frameId}${extension ?? ''}`
}

function pathIn(url: string): string {
  return url.replace(/[?#].*$/, '')
}

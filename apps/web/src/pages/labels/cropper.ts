import type { Box, Size } from '@gesso/core'

/** A piece of a picture that is wanted. */
export interface Wish {
  /** what it is remembered by */
  readonly key: string
  /** of the picture */
  readonly url: string
  /** of the picture, in the pixels of which the piece is told */
  readonly image: Size
  readonly piece: Box
  /** of the result, device pixels */
  readonly size: Size
}

/** What cuts pieces out of pictures; the browser, but in tests. */
export interface Scissors<P extends { close(): void }> {
  open(url: string): Promise<P & Size>
  cut(picture: P, piece: Box, size: Size): Promise<ImageBitmap>
}

/** Cuts pieces out of pictures, few pictures at a time. */
export interface Cropper {
  /** The piece that is remembered. */
  known(key: string): ImageBitmap | undefined
  /** @returns undefined when it was no longer wanted, or cannot be had */
  crop(wish: Wish, signal: AbortSignal): Promise<ImageBitmap | undefined>
}

interface Waiting extends Wish {
  readonly signal: AbortSignal
  readonly give: (piece: ImageBitmap | undefined) => void
}

const kept = 400

/**
 * Opens each picture once for all the pieces that are wanted of it, and lets go of it then: a page of labels of large
 * pictures would else hold gigabytes. What nobody waits for any more is not opened.
 */
export function createCropper<P extends { close(): void }>(scissors: Scissors<P>, atOnce = 2): Cropper {
  const pieces = new Map<string, ImageBitmap>()
  const waiting = new Map<string, Waiting[]>()
  let working = 0
  const remember = (key: string, piece: ImageBitmap) => {
    pieces.set(key, piece)
    for (const oldest of pieces.keys()) {
      if (pieces.size <= kept) break
      pieces.delete(oldest)
    }
  }
  const cutAll = async (url: string, wishes: readonly Waiting[]) => {
    const picture = await scissors.open(url)
    try {
      for (const { key, piece, image, size, give } of wishes) {
        // The picture that is shown may be smaller than the one that labels are told in.
        const scale = picture.width / image.width
        const cut = await scissors.cut(picture, scaled(piece, scale), size)
        remember(key, cut)
        give(cut)
      }
    } finally {
      picture.close()
    }
  }
  const work = async () => {
    for (const [url, wishes] of waiting) {
      if (working >= atOnce) return
      waiting.delete(url)
      const wanted = wishes.filter(({ signal }) => !signal.aborted)
      for (const each of wishes) if (each.signal.aborted) each.give(undefined)
      if (wanted.length === 0) continue
      working++
      // A picture that cannot be had is shown as it is: small.
      await cutAll(url, wanted).catch(() => wanted.map(({ give }) => give(undefined)))
      working--
    }
  }
  return {
    known: key => pieces.get(key),
    crop: (wish, signal) =>
      new Promise(give => {
        waiting.set(wish.url, [...(waiting.get(wish.url) ?? []), { ...wish, signal, give }])
        void work()
      }),
  }
}

function scaled({ left, top, right, bottom }: Box, scale: number): Box {
  return { left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale }
}

/** The browser's own, which decodes off the page's thread. */
export const browserScissors: Scissors<ImageBitmap> = {
  async open(url) {
    const reply = await fetch(url)
    if (!reply.ok) throw new Error(`the picture answers ${reply.status}`)
    return createImageBitmap(await reply.blob())
  },
  cut: (picture, { left, top, right, bottom }, { width, height }) =>
    createImageBitmap(picture, left, top, right - left, bottom - top, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'medium',
    }),
}

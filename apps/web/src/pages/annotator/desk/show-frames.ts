import type { Frame } from '@gesso/client'
import { derived, type Editor, type Picture, type PictureCache } from '@gesso/editor'
import { tellFrameSize } from '../../../data/frames.ts'

/** What went wrong while an image or its frames were laid out. */
export type ShowProblem =
  | { readonly what: 'labels'; readonly error: unknown }
  | {
      readonly what: 'picture'
      readonly error: unknown
      /** where the picture should be */
      readonly url: string
    }

/** How many frames ahead, and behind, have their pictures ready. */
const ahead = 6
const behind = 2

/** Keeps the picture of the frame that is shown before the eyes, and its neighbours ready, until the signal. */
export function showFrames(
  { editor, pictures }: { readonly editor: Editor; readonly pictures: PictureCache },
  videoId: string,
  frames: readonly Frame[],
  signal: AbortSignal,
  onProblem: (problem: ShowProblem) => void,
): void {
  const place = derived(() => editor.document.frame() ?? 0)
  const told = new Set<number>()
  let left = new AbortController()

  function show(picture: Picture | null, { place, width, height }: Frame): void {
    if (picture && (!width || !height) && !told.has(place)) {
      told.add(place)
      editor.document.sizeFrame(place, picture.size)
      // Nothing is lost when it cannot be told: whoever comes next sees it too.
      tellFrameSize(videoId, place, picture.size).catch(() => undefined)
    }
    editor.setPicture(picture)
  }

  function follow(): void {
    left.abort()
    left = new AbortController()
    const frame = frames[place.get()]
    if (!frame) return
    const near = frames.slice(Math.max(0, frame.place - behind), frame.place + ahead + 1)
    const urls = near.flatMap(({ displayUrl }) => displayUrl ?? [])
    if (frame.displayUrl === null) show(null, frame)
    else {
      const ready = pictures.ready(frame.displayUrl)
      show(ready ?? null, frame)
      if (!ready) fetchInto(frame, frame.displayUrl, left.signal)
    }
    pictures.preload(urls)
  }

  function fetchInto(frame: Frame, url: string, here: AbortSignal): void {
    pictures.picture(url, AbortSignal.any([signal, here])).then(
      picture => {
        if (!signal.aborted && !here.aborted) show(picture, frame)
      },
      (error: unknown) => {
        if (!signal.aborted && !here.aborted) onProblem({ what: 'picture', error, url })
      },
    )
  }

  const stop = place.subscribe(follow)
  signal.addEventListener('abort', () => {
    stop()
    left.abort()
  })
  follow()
}

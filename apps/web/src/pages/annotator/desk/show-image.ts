import type { Frame, Image } from '@gesso/client'
import type { Size } from '@gesso/core'
import { batch, type Editor, type LoadedLabels, type PictureCache, type Sync } from '@gesso/editor'
import { type ShowProblem, showFrames } from './show-frames.ts'

/** An image, or a video with the pictures that it is made of. */
export interface MediaToShow {
  readonly image: Pick<Image, 'id' | 'width' | 'height' | 'displayUrl'>
  readonly frames?: readonly Frame[]
}

/** What is to be laid on the desk. */
export interface ImageToShow extends MediaToShow {
  /** labels read before; undefined reads them now */
  readonly loaded: LoadedLabels | undefined
  readonly mayEdit: boolean
}

/** What an image is laid out with. */
interface Tools {
  readonly editor: Editor
  readonly sync: Sync
  readonly pictures: PictureCache
}

/**
 * Lays an image on the desk: the picture as soon as it is decoded, the labels as soon as they are read.
 * Nothing can be edited before the labels are there, because nothing would keep the edit.
 * @returns take it away
 */
export function showImage(
  { editor, sync, pictures }: Tools,
  { image, frames, loaded, mayEdit }: ImageToShow,
  onShown: () => void,
  onProblem: (problem: ShowProblem) => void,
): () => void {
  const ended = new AbortController()
  const size = { width: image.width, height: image.height }
  const opened = { id: image.id, size, ...(frames ? { frames: sizesOf(frames, size) } : {}) }
  const tool = editor.tools.active()
  const ready = frames ? undefined : pictures.ready(image.displayUrl)
  let close = () => {}

  batch(() => {
    editor.setMayEdit(false)
    editor.document.open(opened, [])
    editor.setPicture(ready ?? null)
  })
  const labels = sync.open(editor, opened, loaded).then(session => {
    if (ended.signal.aborted) return session.close()
    close = () => session.close()
    batch(() => {
      editor.setMayEdit(mayEdit)
      if (mayEdit) editor.tools.use(tool)
    })
    onShown()
  })
  tellProblem(labels, error => ({ what: 'labels', error }))
  if (frames) showFrames({ editor, pictures }, image.id, frames, ended.signal, onProblem)
  else if (!ready)
    tellProblem(
      pictures.picture(image.displayUrl, ended.signal).then(found => editor.setPicture(found)),
      error => ({ what: 'picture', error, url: image.displayUrl }),
    )

  function tellProblem(work: Promise<void>, problemOf: (error: unknown) => ShowProblem): void {
    work.catch((error: unknown) => {
      if (!ended.signal.aborted) onProblem(problemOf(error))
    })
  }

  return () => {
    ended.abort()
    // The tool in the hand is remembered across images, also when this one never became editable.
    if (!editor.mayEdit() && mayEdit) {
      editor.setMayEdit(true)
      editor.tools.use(tool)
    }
    close()
  }
}

/** How large each frame is; where nobody knows, as large as the video, until its picture is there. */
function sizesOf(frames: readonly Frame[], otherwise: Size): readonly Size[] {
  return frames.map(({ width, height }) => (width && height ? { width, height } : otherwise))
}

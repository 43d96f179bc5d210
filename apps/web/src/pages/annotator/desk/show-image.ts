import type { Image } from '@gesso/client'
import { batch, type Editor, type LoadedLabels, type PictureCache, type Sync } from '@gesso/editor'

/** What is to be laid on the desk. */
export interface ImageToShow {
  readonly image: Image
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

/** What went wrong while an image was laid out. */
export interface ShowProblem {
  readonly what: 'labels' | 'picture'
  readonly error: unknown
}

/**
 * Lays an image on the desk: the picture as soon as it is decoded, the labels as soon as they are read.
 * Nothing can be edited before the labels are there, because nothing would keep the edit.
 * @returns take it away
 */
export function showImage(
  { editor, sync, pictures }: Tools,
  { image, loaded, mayEdit }: ImageToShow,
  onShown: () => void,
  onProblem: (problem: ShowProblem) => void,
): () => void {
  const ended = new AbortController()
  const opened = { id: image.id, size: { width: image.width, height: image.height } }
  const tool = editor.tools.active()
  const ready = pictures.ready(image.displayUrl)
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
  const picture = ready
    ? Promise.resolve()
    : pictures.picture(image.displayUrl, ended.signal).then(found => editor.setPicture(found))
  tellProblem(labels, 'labels')
  tellProblem(picture, 'picture')

  function tellProblem(work: Promise<void>, what: ShowProblem['what']): void {
    work.catch((error: unknown) => {
      if (!ended.signal.aborted) onProblem({ what, error })
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

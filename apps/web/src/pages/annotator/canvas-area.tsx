import { mountEditor } from '@gesso/editor'
import { Button, CloseButton, Loader, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { wordsOf } from '../../data/client.ts'
import { isForeign } from '../../data/foreign-pictures.ts'
import { useValue } from '../../data/use-value.ts'
import { PictureTrouble } from '../../panels/picture-trouble.tsx'
import classes from './annotator.module.css'
import { Pins } from './comments/pins.tsx'
import { useDesk, useMedia } from './desk/desk-context.ts'
import type { ShowProblem } from './desk/show-frames.ts'
import { Ghosts } from './job/difference/ghosts.tsx'
import { RemoteNotice } from './remote-notice.tsx'
import { ToolHint } from './tools/tool-hint.tsx'

/** The image with its labels, and what there is to say about it. */
export function CanvasArea() {
  const { desk } = useDesk()
  const { image } = useMedia()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const mounted = mountEditor(desk.editor, place.current)
    place.current.focus({ preventScroll: true })
    return () => mounted.unmount()
  }, [desk])
  return (
    <main className={classes.canvas}>
      <div
        ref={place}
        className={classes.mount}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        role="application"
        aria-label={`Picture and labels of ${image.name}`}
      />
      <Ghosts />
      <Pins />
      <ShownNote />
      <ToolHint />
      <EditorNotice />
      <RemoteNotice />
    </main>
  )
}

function ShownNote() {
  const { desk } = useDesk()
  const { frames } = useMedia()
  const shown = useValue(() => desk.shown.get())
  const waiting = useValue(() => desk.editor.picture() === null)
  const url = useValue(() => frames?.[desk.editor.document.frame() ?? 0]?.displayUrl)
  // The picture that failed may be of another frame than the one that is shown.
  const here = shown.at === 'failed' && (shown.what === 'labels' || !frames || (waiting && shown.url === url))
  if (shown.at === 'failed' && here) return <Trouble problem={shown} />
  if (shown.at === 'opening' || waiting)
    return <Loader className={classes.loader ?? ''} size="sm" aria-label="Opening the image" />
  return null
}

function Trouble({ problem }: { problem: ShowProblem }) {
  const { retry } = useMedia()
  return (
    <div className={classes.problem} role="alert">
      <Text fw={600}>
        {problem.what === 'labels' ? 'The labels cannot be read' : 'The picture cannot be shown'}
      </Text>
      {problem.what === 'picture' && isForeign(problem.url) ? (
        <PictureTrouble url={problem.url} />
      ) : (
        <Text size="sm" c="dimmed" my={6}>
          {problem.what === 'labels'
            ? wordsOf(problem.error)
            : 'Its file cannot be fetched: the link has expired, or the server is away.'}
        </Text>
      )}
      <Button onClick={retry}>Try again</Button>
    </div>
  )
}

function EditorNotice() {
  const { editor } = useDesk().desk
  const notice = useValue(() => editor.notice())
  if (notice === null) return null
  return (
    <div className={classes.notice} role="status">
      <Text size="sm">{notice}</Text>
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => editor.notify(null)} />
    </div>
  )
}

import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { counted } from '../../panels/words.ts'
import classes from './annotator.module.css'
import { useDesk, useMedia } from './desk/desk-context.ts'

const shownMs = 4_000

/** Says for a moment that someone else has just changed this image. */
export function RemoteNotice() {
  const { desk } = useDesk()
  const { image } = useMedia()
  const [words, setWords] = useState<string | null>(null)
  useEffect(
    () =>
      desk.sync.onRemote(({ imageId, authorName, change }) => {
        const count = change.added.length + change.updated.length + change.removed.length
        if (imageId === image.id) setWords(`${authorName} changed ${counted(count, 'label')}`)
      }),
    [desk, image.id],
  )
  useEffect(() => {
    if (words === null) return
    const timer = setTimeout(() => setWords(null), shownMs)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div role="status" className={words === null ? undefined : classes.remote}>
      {words && <Text size="sm">{words}</Text>}
    </div>
  )
}

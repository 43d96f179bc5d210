import { Loader, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { bucketObjectsQuery } from '../../data/buckets.ts'
import { wordsOf } from '../../data/client.ts'
import { bytesOf, counted } from '../../panels/words.ts'
import classes from './object-list.module.css'

/** The first objects that an import would look at. */
export function ObjectList({ bucketId, prefix }: { bucketId: string; prefix: string }) {
  const list = useQuery({ ...bucketObjectsQuery(bucketId, prefix), placeholderData: keepPreviousData })
  if (list.error)
    return (
      <Text size="sm" c="var(--gesso-bad)" role="alert">
        {wordsOf(list.error)}
      </Text>
    )
  if (!list.data) return <Loader size="sm" aria-label="Reading the bucket" />
  const { objects, more } = list.data
  if (objects.length === 0)
    return (
      <Text size="sm" c="dimmed" role="status">
        {prefix === ''
          ? 'Nothing is in this bucket.'
          : 'Nothing begins so. Keys are written as paths: april/photos/'}
      </Text>
    )
  return (
    <div>
      <Text size="xs" c="dimmed" role="status">
        {more ? `The first ${objects.length} objects; there are more` : counted(objects.length, 'object')}
      </Text>
      {/* Who has no mouse scrolls it with the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <ul className={classes.objects} aria-label="Objects of the bucket" tabIndex={0}>
        {objects.map(({ key, bytes }) => (
          <li key={key} className={classes.object}>
            <span className={classes.key}>{key}</span>
            <span>{bytesOf(bytes)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { TagClass, TagGroup } from '@gesso/client'
import { Text, UnstyledButton } from '@mantine/core'
import classes from '../annotator.module.css'

interface TagGroupButtonsProps {
  readonly group: TagGroup
  readonly tagClasses: readonly TagClass[]
  /** ids of the tag classes that the image has */
  readonly chosen: readonly string[]
  /** whether the group says what it is called */
  readonly titled: boolean
  /** left out for those who may only look */
  readonly toggle: ((tagClassId: string) => void) | undefined
}

/** The tags of one group: one of a SELECTION group takes the place of the other; a required group says what it lacks. */
export function TagGroupButtons({ group, tagClasses, chosen, titled, toggle }: TagGroupButtonsProps) {
  const missing = group.isRequired && !tagClasses.some(({ id }) => chosen.includes(id))
  return (
    <fieldset className={classes.tagGroup ?? ''} aria-label={group.name} aria-invalid={missing}>
      {titled && (
        <Text size="xs" c="dimmed" span>
          {group.name}
          {group.type === 'SELECTION' && ' (one)'}
          {missing && (
            <Text size="xs" c="orange" fw={600} span>
              {' '}
              – choose {group.type === 'SELECTION' ? 'one' : 'at least one'}
            </Text>
          )}
        </Text>
      )}
      <div className={classes.tags}>
        {tagClasses.map(({ id, name }) => (
          <UnstyledButton
            key={id}
            className={classes.tag ?? ''}
            aria-pressed={chosen.includes(id)}
            disabled={toggle === undefined}
            onClick={() => toggle?.(id)}
          >
            {name}
          </UnstyledButton>
        ))}
      </div>
    </fieldset>
  )
}

import type { TagClass, TagGroup } from '@gesso/client'
import { Alert, Button, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../../../data/client.ts'
import { useUpdateTagClass } from '../../../data/tags.ts'
import { NameInput } from '../../../panels/name-input.tsx'

interface TagClassFormProps {
  readonly tagClass: TagClass
  readonly groups: readonly TagGroup[]
  readonly onSaved: () => void
}

/** Renames a tag, or moves it to another group. */
export function TagClassForm({ tagClass, groups, onSaved }: TagClassFormProps) {
  const update = useUpdateTagClass(tagClass.projectId)
  const [{ name, groupId }, setGiven] = useState(tagClass)
  const save = () =>
    update.mutate({ tagClassId: tagClass.id, name: name.trim(), groupId }, { onSuccess: onSaved })
  return (
    <form action={save}>
      <Stack gap="sm">
        {update.error && <Alert color="red">{wordsOf(update.error)}</Alert>}
        <NameInput name={name} onChange={name => setGiven(before => ({ ...before, name }))} />
        <Select
          label="Group"
          allowDeselect={false}
          data={groups.map(group => ({ value: group.id, label: group.name }))}
          value={groupId}
          onChange={chosen => chosen && setGiven(before => ({ ...before, groupId: chosen }))}
        />
        <Button type="submit" ml="auto" loading={update.isPending} disabled={name.trim() === ''}>
          Save
        </Button>
      </Stack>
    </form>
  )
}

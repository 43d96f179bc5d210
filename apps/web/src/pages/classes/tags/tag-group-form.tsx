import type { TagGroup } from '@gesso/client'
import { Alert, Button, Radio, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../../../data/client.ts'
import { useSaveTagGroup } from '../../../data/tags.ts'
import { NameInput } from '../../../panels/name-input.tsx'

interface TagGroupFormProps {
  readonly projectId: string
  /** left out: a new one */
  readonly group?: TagGroup
  readonly onSaved: () => void
}

const fresh = { name: '', type: 'SELECTION' as TagGroup['type'], isRequired: false }

/** Makes or changes a tag group. */
export function TagGroupForm({ projectId, group, onSaved }: TagGroupFormProps) {
  const save = useSaveTagGroup(projectId)
  const [given, setGiven] = useState(group ?? fresh)
  const { name, type, isRequired } = given
  const change = (part: Partial<typeof fresh>) => setGiven(before => ({ ...before, ...part }))
  const submit = () =>
    save.mutate({ tagGroupId: group?.id, name: name.trim(), type, isRequired }, { onSuccess: onSaved })
  return (
    <form action={submit}>
      <Stack gap="sm">
        {save.error && <Alert color="red">{wordsOf(save.error)}</Alert>}
        <NameInput name={name} onChange={name => change({ name })} />
        <Radio.Group
          label="An image has"
          value={type}
          onChange={chosen => change({ type: chosen === 'SELECTION' ? 'SELECTION' : 'MULTIPLE-SELECTION' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="SELECTION" label="one tag of the group" />
            <Radio value="MULTIPLE-SELECTION" label="any number of its tags" />
          </Stack>
        </Radio.Group>
        <Switch
          label="Every image is to have a tag of it"
          checked={isRequired}
          onChange={event => change({ isRequired: event.currentTarget.checked })}
        />
        <Button type="submit" ml="auto" loading={save.isPending} disabled={name.trim() === ''}>
          {group ? 'Save' : 'Make group'}
        </Button>
      </Stack>
    </form>
  )
}

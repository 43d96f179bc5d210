import type { Attribute, LabelClass } from '@gesso/client'
import { type AttributeSubject, attributeSubjects, attributeTypes, hasOptions } from '@gesso/core'
import {
  Alert,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  Textarea,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSaveAttribute } from '../../../data/attributes.ts'
import { wordsOf } from '../../../data/client.ts'
import { NameInput } from '../../../panels/name-input.tsx'
import { type AttributeDraft, draftOf, fieldsOf } from './draft.ts'
import { OptionInputs } from './option-inputs.tsx'
import { subjectWords, typeWords } from './words.ts'

interface AttributeFormProps {
  readonly projectId: string
  /** undefined: a new one */
  readonly attribute: Attribute | undefined
  readonly labelClasses: readonly LabelClass[]
  /** what a new one is about, unless it is said */
  readonly usual: AttributeSubject
  readonly onSaved: () => void
}

/** Makes an attribute, or changes everything about it but its place. */
export function AttributeForm({ projectId, attribute, labelClasses, usual, onSaved }: AttributeFormProps) {
  const allIds = labelClasses.map(({ id }) => id)
  const [given, setGiven] = useState(() => draftOf(attribute, allIds, usual))
  const save = useSaveAttribute(projectId)
  const change = (part: Partial<AttributeDraft>) => setGiven(before => ({ ...before, ...part }))
  const numeric = given.type === 'INT' || given.type === 'FLOAT'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const classIds = given.subject === 'LABEL' ? given.classIds : []
    save.mutate({ before: attribute, fields: fieldsOf(given), classIds }, { onSuccess: onSaved })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {save.error && <Alert color="red">{wordsOf(save.error)}</Alert>}
        <NameInput name={given.name} onChange={name => change({ name })} />
        <Group grow align="flex-start">
          <Select
            label="Values"
            allowDeselect={false}
            data={attributeTypes.map(value => ({ value, label: typeWords[value] }))}
            value={given.type}
            onChange={type => type && change({ type })}
          />
          <Select
            label="About"
            allowDeselect={false}
            data={attributeSubjects.map(value => ({ value, label: subjectWords[value] }))}
            value={given.subject}
            onChange={subject => subject && change({ subject })}
          />
        </Group>
        {hasOptions(given.type) && (
          <OptionInputs options={given.options} onChange={options => change({ options })} />
        )}
        {numeric && <Limits draft={given} onChange={change} />}
        {given.subject === 'LABEL' && (
          <MultiSelect
            label="Label classes"
            description="Labels of these classes have it"
            searchable
            data={labelClasses.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...given.classIds]}
            onChange={classIds => change({ classIds })}
          />
        )}
        <Switch
          label="Required"
          description="What has no value is shown as missing"
          checked={given.required}
          onChange={event => change({ required: event.currentTarget.checked })}
        />
        <Textarea
          label="Description"
          autosize
          maxRows={6}
          value={given.description ?? ''}
          onChange={event => change({ description: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={given.name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface LimitsProps {
  readonly draft: AttributeDraft
  readonly onChange: (part: Partial<AttributeDraft>) => void
}

function Limits({ draft, onChange }: LimitsProps) {
  const limitOf = (value: string | number) => (typeof value === 'number' ? value : null)
  return (
    <Group grow>
      <NumberInput
        label="At least"
        value={draft.min ?? ''}
        onChange={value => onChange({ min: limitOf(value) })}
      />
      <NumberInput
        label="At most"
        value={draft.max ?? ''}
        onChange={value => onChange({ max: limitOf(value) })}
      />
    </Group>
  )
}

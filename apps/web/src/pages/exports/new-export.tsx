import type { Project } from '@gesso/client'
import { Alert, Button, Group, MultiSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { datasetsQuery } from '../../data/datasets.ts'
import { formatsQuery, useStartExport } from '../../data/runs.ts'
import { useStatuses } from '../../data/statuses.ts'
import { Section } from '../../panels/page.tsx'
import classes from './exports.module.css'

/** Asks which format and which images or videos, and starts the export. */
export function NewExport({ project }: { project: Project }) {
  const { data: all } = useSuspenseQuery(formatsQuery)
  const held = project.contentType === 'VIDEOS' ? 'VIDEOS' : 'IMAGES'
  const formats = all.filter(({ contentType }) => contentType === held)
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { all: choices } = useStatuses(project.id)
  const start = useStartExport(project.id)
  const [format, setFormat] = useState(formats[0]?.name ?? '')
  const [datasetIds, setDatasetIds] = useState<string[]>([])
  const [statuses, setStatuses] = useState<string[]>([])
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({
      format,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(datasetIds.length === 0 ? {} : { datasetIds }),
      ...(statuses.length === 0 ? {} : { statuses }),
    })
  }
  return (
    <Section title="New export">
      <form onSubmit={submit}>
        <Stack gap="md">
          {start.error && <Alert color="red">{wordsOf(start.error)}</Alert>}
          <Radio.Group label="Format" value={format} onChange={setFormat}>
            <div className={classes.formats}>
              {formats.map(each => (
                <Radio.Card key={each.name} value={each.name} className={classes.format ?? ''}>
                  <Group gap="sm" wrap="nowrap" align="flex-start">
                    <Radio.Indicator size="xs" mt={3} />
                    <div>
                      <Text size="sm" fw={600}>
                        {each.title}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {each.description}
                      </Text>
                    </div>
                  </Group>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
          <div className={classes.fields}>
            <MultiSelect
              label="Datasets"
              placeholder={datasetIds.length === 0 ? 'All' : ''}
              data={datasets.map(dataset => ({ value: dataset.id, label: dataset.name }))}
              value={datasetIds}
              onChange={setDatasetIds}
            />
            <MultiSelect
              label="Statuses"
              placeholder={statuses.length === 0 ? 'All' : ''}
              data={choices.map(({ status, title }) => ({ value: status, label: title }))}
              value={statuses}
              onChange={setStatuses}
            />
            <TextInput
              label="Name"
              placeholder="From the project and the date"
              maxLength={255}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          </div>
          <Group justify="flex-end">
            <Button type="submit" size="sm" loading={start.isPending} disabled={format === ''}>
              Start export
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

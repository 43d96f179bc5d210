import type { Project } from '@gesso/client'
import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { formatsQuery, useStartExport } from '../../data/runs.ts'
import { Section } from '../../panels/page.tsx'
import { ExportFilters, narrowingNothing } from './export-filters.tsx'
import classes from './exports.module.css'
import { type ChosenOptions, FormatOptions, Held, Omits } from './format-options.tsx'
import { formatsOf } from './formats-of.ts'

/** Asks which format and which images or videos, and starts the export. */
export function NewExport({ project }: { project: Project }) {
  const { data: all } = useSuspenseQuery(formatsQuery)
  const formats = formatsOf(project, all)
  const start = useStartExport(project.id)
  const [format, setFormat] = useState(formats[0]?.name ?? '')
  // By format, so that going to another and back loses nothing.
  const [options, setOptions] = useState<Readonly<Record<string, ChosenOptions>>>({})
  const [narrowing, setNarrowing] = useState(narrowingNothing)
  const [name, setName] = useState('')
  const chosen = formats.find(each => each.name === format)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({
      format,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...narrowing,
      statusSince: narrowing.statusSince === '' ? undefined : new Date(narrowing.statusSince).toISOString(),
      options: options[format] ?? {},
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
          {chosen && (
            <>
              <Held holds={chosen.holds} contentType={chosen.contentType} />
              <Omits omits={chosen.omits} />
              <FormatOptions
                schema={chosen.options}
                chosen={options[format] ?? {}}
                onChange={given => setOptions({ ...options, [format]: given })}
              />
            </>
          )}
          <ExportFilters project={project} narrowing={narrowing} onChange={setNarrowing} />
          <div className={classes.fields}>
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

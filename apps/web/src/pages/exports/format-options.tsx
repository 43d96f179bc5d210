import type { Format } from '@gesso/client'
import { Checkbox, MultiSelect, Select, Stack, Text } from '@mantine/core'

/** Options of a format that differ from its defaults, by name. */
export type ChosenOptions = Readonly<Record<string, unknown>>

/** One option, as the format's JSON Schema has it. */
interface OptionSchema {
  readonly type: 'string' | 'boolean' | 'array'
  readonly title: string
  readonly description: string
  readonly default: unknown
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
}

/** The options of a format, each as the field that suits its schema. */
export function FormatOptions({
  schema,
  chosen,
  onChange,
}: {
  schema: Readonly<Record<string, unknown>>
  chosen: ChosenOptions
  onChange: (chosen: ChosenOptions) => void
}) {
  const options = Object.entries(Object(schema.properties)).filter(isOption)
  if (options.length === 0) return null
  return (
    <Stack gap="sm">
      {options.map(([name, option]) => (
        <Option
          key={name}
          option={option}
          value={chosen[name] ?? option.default}
          onChange={value => onChange({ ...chosen, [name]: value })}
        />
      ))}
    </Stack>
  )
}

interface OptionProps {
  readonly option: OptionSchema
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

function Option({ option, value, onChange }: OptionProps) {
  const words = { label: option.title, description: option.description }
  if (option.type === 'boolean') {
    return (
      <Checkbox
        {...words}
        checked={value === true}
        onChange={event => onChange(event.currentTarget.checked)}
      />
    )
  }
  if (option.type === 'array') {
    const picked = Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
    return (
      <MultiSelect {...words} data={[...(option.items?.enum ?? [])]} value={picked} onChange={onChange} />
    )
  }
  return (
    <Select
      {...words}
      data={[...(option.enum ?? [])]}
      allowDeselect={false}
      value={String(value)}
      onChange={onChange}
    />
  )
}

function isOption(entry: [string, unknown]): entry is [string, OptionSchema] {
  const type: unknown = Object(entry[1]).type
  return type === 'string' || type === 'boolean' || type === 'array'
}

/** Which media the format is made of, where a project may have others too. */
export function Held({ holds, contentType }: Pick<Format, 'holds' | 'contentType'>) {
  const words =
    holds === 'videos'
      ? contentType === 'IMAGES' &&
        'Images are left out: it takes the videos of this project, which jobs on frames make.'
      : contentType === 'VIDEOS'
        ? 'It takes the frames of videos made of pictures, each with what is seen at it. Videos with a file of their own are left out.'
        : 'Frames of videos made of pictures are images too, each with what is seen at it.'
  if (!words) return null
  return (
    <Text size="xs" c="dimmed">
      {words}
    </Text>
  )
}

/** What no file of the format holds, in one sentence. */
export function Omits({ omits }: { omits: readonly string[] }) {
  if (omits.length === 0) return null
  return (
    <Text size="xs" c="dimmed">
      Not in these files: {omits.join('; ')}.
    </Text>
  )
}

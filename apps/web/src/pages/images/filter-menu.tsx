import { Button, Checkbox, ColorSwatch, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

interface FilterMenuProps<V extends string> {
  readonly title: string
  readonly options: readonly { readonly value: V; readonly label: string; readonly colour?: string }[]
  readonly chosen: readonly V[]
  readonly onChange: (chosen: readonly V[]) => void
}

/** Chooses any of some values; the button says how many are chosen. */
export function FilterMenu<V extends string>({ title, options, chosen, onChange }: FilterMenuProps<V>) {
  const toggle = (value: V) =>
    onChange(chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value])
  const [only] = chosen
  const said =
    chosen.length === 1 ? options.find(({ value }) => value === only)?.label : String(chosen.length)
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} />}
          maw={200}
        >
          {chosen.length > 0 ? `${title}: ${said}` : title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        {options.length === 0 ? (
          <Text size="sm" c="dimmed" px={4} tabIndex={-1} data-autofocus>
            There are none in this project yet
          </Text>
        ) : (
          <ScrollArea.Autosize mah={320} type="auto">
            <Stack gap={8} p={4} role="group" aria-label={title}>
              {options.map(({ value, label, colour }) => (
                <Checkbox
                  key={value}
                  size="xs"
                  checked={chosen.includes(value)}
                  onChange={() => toggle(value)}
                  label={
                    <Group gap={6} wrap="nowrap">
                      {colour && <ColorSwatch color={colour} size={10} withShadow={false} />}
                      {label}
                    </Group>
                  }
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

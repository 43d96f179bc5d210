import { Button, Group, Kbd, Text } from '@mantine/core'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'

/** Which keypoint schema the next label follows, where its class has several and the tool in the hand asks for one. */
export function SchemaChoice() {
  const { editor } = useDesk().desk
  const asks = useValue(
    () =>
      editor.mayEdit() &&
      editor.tools.all().some(tool => tool.name === editor.tools.active() && tool.followsSchema),
  )
  const active = useValue(() => editor.classes.active())
  const all = useValue(() => editor.keypointSchemas.all())
  const chosen = useValue(() => active && editor.keypointSchemas.ofClass(active.id)?.id)
  if (!asks || !active) return null
  const schemas = all.filter(({ classIds }) => classIds.includes(active.id))
  if (schemas.length < 2) return null
  return (
    <Group gap={6} justify="center" className={classes.schemas} role="group" aria-label="Keypoint schema">
      <Text size="xs" c="dimmed" aria-hidden>
        {active.name} as
      </Text>
      {schemas.map(({ id, name }) => (
        <Button
          key={id}
          size="compact-sm"
          variant={id === chosen ? 'filled' : 'default'}
          aria-pressed={id === chosen}
          maw={180}
          title={name}
          onClick={() => editor.keypointSchemas.choose(active.id, id)}
        >
          {name}
        </Button>
      ))}
      <Kbd size="xs">{keyTitle('shift+k')}</Kbd>
    </Group>
  )
}

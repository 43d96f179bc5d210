import { Group, Text } from '@mantine/core'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { CommandButton } from '../command-button.tsx'
import { useDesk } from '../desk/desk-context.ts'

/** How large the image is shown. */
export function ZoomControl() {
  const { camera } = useDesk().desk.editor
  const percent = useValue(() => Math.round(camera.view.get().scale * 100))
  return (
    <Group gap={0} wrap="nowrap">
      <CommandButton name="zoom out" icon={IconMinus} />
      <Text size="xs" c="dimmed" ta="center" w={44} className={classes.wide}>
        {percent} %
      </Text>
      <CommandButton name="zoom in" icon={IconPlus} />
      <CommandButton name="zoom to fit" icon={IconMaximize} />
    </Group>
  )
}

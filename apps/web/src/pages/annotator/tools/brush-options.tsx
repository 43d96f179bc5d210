import { ActionIcon, Text, Tooltip } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useValue } from '../../../data/use-value.ts'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'

/** Size and effect of the brush, while one is in the hand. */
export function BrushOptions() {
  const { editor } = useDesk().desk
  const brushing = useValue(() => editor.tools.active() === 'brush')
  const radius = useValue(() => editor.tools.brushRadius())
  const mode = useValue(() => editor.tools.brushMode())
  if (!brushing) return null
  const change = (name: string) => editor.commands.run(name)
  const step = (name: string, label: string, sign: string) => (
    <Tooltip label={`${label}  ${keyTitle(editor.commands.byName(name)?.key[0] ?? '')}`} position="right">
      <ActionIcon size={28} aria-label={label} onClick={() => change(name)}>
        {sign}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <>
      <Tooltip label={`${mode === 'paint' ? 'Painting' : 'Erasing'}  ${keyTitle('x')}`} position="right">
        <ActionIcon
          size={34}
          variant={mode === 'erase' ? 'filled' : 'subtle'}
          color={mode === 'erase' ? 'ultramarine' : 'gray'}
          aria-label="Erase instead of painting"
          aria-pressed={mode === 'erase'}
          onClick={() => change('paint or erase')}
        >
          <IconEraser size={18} />
        </ActionIcon>
      </Tooltip>
      {step('larger brush', 'Larger brush', '+')}
      <Text size="xs" title="Diameter of the brush in pixels of the image">
        {Math.max(1, Math.round(radius * 2))}
      </Text>
      {step('smaller brush', 'Smaller brush', '−')}
    </>
  )
}

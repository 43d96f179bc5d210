import { ActionIcon, Tooltip } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { memo } from 'react'
import { useValue } from '../../data/use-value.ts'
import classes from './annotator.module.css'
import { useDesk } from './desk/desk-context.ts'
import { keyTitle } from './help/key-title.ts'

interface CommandButtonProps {
  /** the command's name */
  readonly name: string
  readonly icon: TablerIcon
  readonly size?: 'sm' | 'md'
}

/** A command as a button; it says the command's title and key. Not drawn anew with its surroundings: a tooltip is dear. */
export const CommandButton = memo(function CommandButton({
  name,
  icon: Icon,
  size = 'md',
}: CommandButtonProps) {
  const { editor } = useDesk().desk
  const command = useValue(() => editor.commands.all().find(each => each.name === name))
  const title = useValue(() => command?.title ?? name)
  const enabled = useValue(() => command?.enabled() ?? false)
  const [key] = command?.key ?? []
  return (
    <Tooltip label={key ? `${title}  ${keyTitle(key)}` : title}>
      <ActionIcon
        size={size}
        aria-label={title}
        aria-disabled={!enabled}
        className={(enabled ? '' : classes.off) ?? ''}
        onClick={() => editor.commands.run(name)}
      >
        <Icon size={size === 'sm' ? 15 : 18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
})

import type { Tool } from '@gesso/editor'
import { ActionIcon, Divider, Tooltip } from '@mantine/core'
import { memo } from 'react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'
import { BrushOptions } from './brush-options.tsx'
import { toolIcon } from './tool-icon.ts'

/** The tools; those that edit are not offered to those who may only look. */
export const ToolBar = memo(function ToolBar() {
  const { desk, project } = useDesk()
  const { editor } = desk
  const active = useValue(() => editor.tools.active())
  const tools = useValue(() => editor.tools.all())
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const offered = tools.filter(tool => mayEdit || !tool.edits)
  return (
    <aside aria-label="Tools" className={classes.tools}>
      {offered.map(tool => (
        <ToolButton key={tool.name} tool={tool} active={active === tool.name} />
      ))}
      <Divider w={26} my={4} />
      <BrushOptions />
    </aside>
  )
})

interface ToolButtonProps {
  readonly tool: Tool
  readonly active: boolean
}

const ToolButton = memo(function ToolButton({ tool, active }: ToolButtonProps) {
  const { editor } = useDesk().desk
  const Icon = toolIcon(tool.name)
  return (
    <Tooltip position="right" label={tool.key ? `${tool.title}  ${keyTitle(tool.key)}` : tool.title}>
      <ActionIcon
        size={34}
        variant={active ? 'filled' : 'subtle'}
        color={active ? 'ultramarine' : 'gray'}
        aria-label={tool.title}
        aria-pressed={active}
        onClick={() => editor.tools.use(tool.name)}
      >
        <Icon size={19} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
})

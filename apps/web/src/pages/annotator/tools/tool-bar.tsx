import { ActionIcon, Divider, Tooltip } from '@mantine/core'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'
import { BrushOptions } from './brush-options.tsx'
import { toolIcon } from './tool-icon.ts'

/** The tools; those that edit are not offered to those who may only look. */
export function ToolBar() {
  const { desk, project } = useDesk()
  const { editor } = desk
  const active = useValue(() => editor.tools.active())
  const tools = useValue(() => editor.tools.all())
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const offered = tools.filter(tool => mayEdit || !tool.edits)
  return (
    <aside aria-label="Tools" className={classes.tools}>
      {offered.map(tool => {
        const Icon = toolIcon(tool.name)
        return (
          <Tooltip
            key={tool.name}
            position="right"
            label={tool.key ? `${tool.title}  ${keyTitle(tool.key)}` : tool.title}
          >
            <ActionIcon
              size={34}
              variant={active === tool.name ? 'filled' : 'subtle'}
              color={active === tool.name ? 'ultramarine' : 'gray'}
              aria-label={tool.title}
              aria-pressed={active === tool.name}
              onClick={() => editor.tools.use(tool.name)}
            >
              <Icon size={19} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )
      })}
      <Divider w={26} my={4} />
      <BrushOptions />
    </aside>
  )
}

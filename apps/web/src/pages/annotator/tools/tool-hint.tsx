import { Text } from '@mantine/core'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { SchemaChoice } from './schema-choice.tsx'

/** What the tool in the hand waits for, e.g. the name of the next point. */
export function ToolHint() {
  const { editor } = useDesk().desk
  const hint = useValue(() => (editor.mayEdit() ? editor.tools.running().hint() : null))
  if (hint === null) return null
  return (
    <div className={classes.hint}>
      <SchemaChoice />
      <Text size="sm" role="status" aria-label="What comes next">
        {hint}
      </Text>
    </div>
  )
}

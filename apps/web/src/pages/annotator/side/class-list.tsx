import { chooseClass } from '@gesso/editor'
import { Kbd, Text, UnstyledButton } from '@mantine/core'
import { memo } from 'react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { Part } from './part.tsx'

/** The label classes; a click makes one the class of the next label, or of the selection. */
export const ClassList = memo(function ClassList() {
  const { desk, project } = useDesk()
  const { editor } = desk
  const all = useValue(() => editor.classes.all())
  const active = useValue(() => editor.classes.active()?.id)
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const mayMake = useMay(project.workspaceId, 'edit the taxonomy')
  return (
    <Part title="Classes" className={classes.classes}>
      {/* Buttons that are off cannot take the focus, and then the list could not be scrolled by keys. */}
      <div className={classes.scroll} {...(mayEdit ? {} : { tabIndex: 0 })}>
        <ul className={classes.list}>
          {all.map(({ id, name, colour }, index) => (
            <li key={id} className={classes.row} data-chosen={(mayEdit && id === active) || undefined}>
              <UnstyledButton
                className={classes.rowMain ?? ''}
                aria-pressed={id === active}
                disabled={!mayEdit}
                onClick={() => chooseClass(editor, id)}
              >
                <span className={classes.swatch} style={{ background: colour.slice(0, 7) }} />
                <span className={classes.rowName} title={name}>
                  {name}
                </span>
                {index < 10 && <Kbd size="xs">{(index + 1) % 10}</Kbd>}
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {all.length === 0 && (
          <Text size="sm" c="dimmed" p={6}>
            There is no label class yet.{' '}
            {mayMake ? (
              <LinkAnchor
                to="/projects/$projectId/classes"
                params={{ projectId: project.id }}
                size="sm"
                underline="always"
              >
                Make the first one
              </LinkAnchor>
            ) : (
              'Whoever leads this workspace makes them.'
            )}
          </Text>
        )}
      </div>
    </Part>
  )
})

import type { Label } from '@gesso/core'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconEye, IconEyeOff, IconLock, IconLockOpen, IconTrash } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { labelIcon } from '../tools/tool-icon.ts'
import { chooseRow } from './choose-row.ts'

interface ObjectRowProps {
  readonly label: Label
  /** its place in the list, from 0 at the front */
  readonly place: number
  /** CSS pixels from the top of the list */
  readonly top: number
}

/** One label: choose it, hide it, lock it, delete it. */
export const ObjectRow = memo(function ObjectRow({ label, place, top }: ObjectRowProps) {
  const { editor } = useDesk().desk
  const { id } = label
  const labelClass = useValue(() => editor.classes.of(label.classId))
  const chosen = useValue(() => editor.selection.has(id))
  const hovered = useValue(() => editor.selection.hovered() === id)
  const hidden = useValue(() => editor.visibility.isHidden(id))
  const Icon = labelIcon(label)
  const name = labelClass?.name ?? 'Unknown class'
  return (
    <li
      className={classes.row}
      data-chosen={chosen || undefined}
      data-hovered={hovered || undefined}
      style={{ position: 'absolute', inset: '0 0 auto 0', transform: `translateY(${top}px)` }}
      onPointerEnter={() => editor.selection.hover(id)}
      onPointerLeave={() => editor.selection.hover(null)}
    >
      <UnstyledButton
        className={`${classes.rowMain} ${hidden ? classes.dim : ''}`}
        aria-pressed={chosen}
        onClick={(event: MouseEvent) => chooseRow(editor, label, event)}
        onDoubleClick={() => editor.camera.reveal(editor.document.boundsOf(label))}
      >
        <span className={classes.swatch} style={{ background: labelClass?.colour.slice(0, 7) ?? '#888' }} />
        <Icon size={14} stroke={1.6} aria-hidden className={classes.rowIcon} />
        <span className={classes.rowName} title={name}>
          {name}
        </span>
      </UnstyledButton>
      <RowActions label={label} name={`${name}, object ${place + 1}`} />
    </li>
  )
})

function RowActions({ label, name }: { label: Label; name: string }) {
  const { desk, project } = useDesk()
  const { editor } = desk
  const { id } = label
  const hidden = useValue(() => editor.visibility.isHidden(id))
  const locked = useValue(() => editor.visibility.isLocked(id))
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const className = classes.rowAction ?? ''
  return (
    <>
      <ActionIcon
        size="xs"
        className={className}
        data-on={hidden || undefined}
        aria-label={`${hidden ? 'Show' : 'Hide'} ${name}`}
        onClick={() => editor.visibility.setHidden([id], !hidden)}
      >
        {hidden ? <IconEyeOff size={14} /> : <IconEye size={14} />}
      </ActionIcon>
      <ActionIcon
        size="xs"
        className={className}
        data-on={locked || undefined}
        aria-label={`${locked ? 'Unlock' : 'Lock'} ${name}`}
        onClick={() => editor.visibility.setLocked([id], !locked)}
      >
        {locked ? <IconLock size={14} /> : <IconLockOpen size={14} />}
      </ActionIcon>
      {mayEdit && (
        <ActionIcon
          size="xs"
          className={className}
          disabled={locked}
          aria-label={`Delete ${name}`}
          onClick={() => editor.document.commit('Delete', { added: [], updated: [], removed: [label] })}
        >
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </>
  )
}

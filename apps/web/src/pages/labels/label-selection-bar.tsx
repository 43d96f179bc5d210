import type { LabelClass } from '@gesso/client'
import { Button, ColorSwatch, Kbd, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { ChosenBar } from '../../panels/chosen-bar.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import type { LabelItem } from './label-card.tsx'
import { UndoButton } from './undo-button.tsx'
import type { LabelEdits } from './use-label-edits.ts'

interface LabelSelectionBarProps {
  readonly selection: Selection<LabelItem>
  /** how many labels could be chosen: those read so far */
  readonly all: number
  /** how many there are under the filter */
  readonly total: number
  readonly labelClasses: readonly LabelClass[]
  readonly mayEdit: boolean
  readonly edits: LabelEdits
  readonly askDelete: () => void
}

/** What can be done to the chosen labels. */
export function LabelSelectionBar(props: LabelSelectionBarProps) {
  const { selection, all, total, labelClasses, mayEdit, edits, askDelete } = props
  const { chosen } = selection
  return (
    <ChosenBar noun="label" selection={selection} all={all} total={total}>
      {mayEdit && (
        <>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={14} />} loading={edits.busy}>
                Change class
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
              {labelClasses.map((each, index) => (
                <Menu.Item
                  key={each.id}
                  leftSection={<ColorSwatch color={each.color.slice(0, 7)} size={10} withShadow={false} />}
                  rightSection={index < 10 ? <Kbd size="xs">{(index + 1) % 10}</Kbd> : undefined}
                  onClick={() => edits.setClass(chosen, each)}
                >
                  {each.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            leftSection={<IconTrash size={14} />}
            loading={edits.busy}
            onClick={askDelete}
          >
            Delete
          </Button>
        </>
      )}
      <UndoButton edits={edits} />
    </ChosenBar>
  )
}

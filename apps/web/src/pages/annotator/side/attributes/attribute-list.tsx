import type { Attribute } from '@gesso/client'
import { commonAttributes } from '@gesso/core'
import { Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { attributesQuery } from '../../../../data/attributes.ts'
import { useMay } from '../../../../data/me.ts'
import { useValue } from '../../../../data/use-value.ts'
import { counted } from '../../../../panels/words.ts'
import { useDesk, useMedia } from '../../desk/desk-context.ts'
import { Part } from '../part.tsx'
import { AttributeField } from './attribute-field.tsx'
import classes from './attributes.module.css'
import { labelsLackingValues } from './missing.ts'
import { OwnAttributes } from './own-attributes.tsx'
import { setAttribute } from './set-attribute.ts'

/** The attributes of the selected labels, or of the image where none is selected; A leads into them. */
export function AttributeList() {
  const { desk, project } = useDesk()
  const { frames } = useMedia()
  const { editor } = desk
  const { data: attributes = [] } = useQuery(attributesQuery(project.id))
  const selected = useValue(() => editor.selection.labels())
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const enter = () => fields.current?.querySelector<HTMLElement>('[data-attribute-field]')?.focus()
    return editor.commands.add([
      {
        ...{ name: 'attributes', title: 'Set attributes', group: 'Edit', key: ['a'] },
        run: enter,
        enabled: () => attributes.length > 0,
      },
    ])
  }, [editor, attributes])
  if (attributes.length === 0 || (frames && selected.length === 0)) return null
  return (
    <Part title={selected.length > 0 ? 'Attributes of the selection' : 'Attributes of the image'}>
      <div ref={fields} className={classes.fields}>
        {selected.length > 0 ? (
          <LabelAttributes attributes={attributes} />
        ) : (
          <ImageAttributes attributes={attributes} />
        )}
      </div>
    </Part>
  )
}

function LabelAttributes({ attributes }: { readonly attributes: readonly Attribute[] }) {
  const { desk, project } = useDesk()
  const { editor } = desk
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const selected = useValue(() => editor.selection.labels())
  const ofLabels = attributes.filter(({ subject }) => subject === 'LABEL')
  const common = commonAttributes(ofLabels, selected)
  if (common.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {selected.length > 1 ? 'The selected labels have none in common.' : 'This class has none.'}
      </Text>
    )
  const key = selected.map(({ id }) => id).join()
  return common.map(({ attribute, value, conflicting }) => (
    <AttributeField
      key={`${attribute.id} ${key}`}
      attribute={attribute}
      value={value}
      mixed={conflicting}
      disabled={!mayEdit}
      onSet={next => setAttribute(editor, selected, attribute, next)}
    />
  ))
}

function ImageAttributes({ attributes }: { readonly attributes: readonly Attribute[] }) {
  const { project } = useDesk()
  const { image } = useMedia()
  const own = attributes.filter(({ subject }) => subject === 'IMAGE')
  return (
    <>
      <LackingLabels attributes={attributes} />
      <OwnAttributes project={project} attributes={own} holder="image" id={image.id} />
      {own.length === 0 && (
        <Text size="sm" c="dimmed">
          The image has none. Select labels to set theirs.
        </Text>
      )}
    </>
  )
}

/** How many labels lack a required value, and the way to the first of them. */
function LackingLabels({ attributes }: { readonly attributes: readonly Attribute[] }) {
  const { editor } = useDesk().desk
  const labels = useValue(() => editor.document.labels())
  const lacking = labelsLackingValues(labels, attributes)
  const [first] = lacking
  if (!first) return null
  return (
    <UnstyledButton className={classes.lacking ?? ''} onClick={() => editor.selection.set([first.id])}>
      {counted(lacking.length, 'label')} without a required value: select the first
    </UnstyledButton>
  )
}

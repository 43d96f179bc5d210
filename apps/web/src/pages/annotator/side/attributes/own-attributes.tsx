import type { Attribute, Project } from '@gesso/client'
import { withAttribute } from '@gesso/core'
import { useQuery } from '@tanstack/react-query'
import { type Holder, ownAttributesQuery, useSetOwnAttributes } from '../../../../data/attributes.ts'
import { useMay } from '../../../../data/me.ts'
import { notifyError } from '../../../../panels/confirm-delete.tsx'
import { AttributeField } from './attribute-field.tsx'

interface OwnAttributesProps {
  readonly project: Project
  /** those that are about such things */
  readonly attributes: readonly Attribute[]
  readonly holder: Holder
  readonly id: string
}

/** The own values of an image, a video or a segment, to set. */
export function OwnAttributes({ project, attributes, holder, id }: OwnAttributesProps) {
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const { data: values = {} } = useQuery(ownAttributesQuery(holder, id))
  const set = useSetOwnAttributes(holder, id)
  return attributes.map(attribute => (
    <AttributeField
      key={`${attribute.id} ${id}`}
      attribute={attribute}
      value={values[attribute.id]}
      disabled={!mayEdit}
      onSet={next => set.mutate(withAttribute(values, attribute.id, next), { onError: notifyError })}
    />
  ))
}

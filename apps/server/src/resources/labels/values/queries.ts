import type { AttributeRule } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { type LabelRow, labelColumns } from '../queries.ts'

/**
 * Those of some attributes of a project that are about labels, by id, with their options in order. They cannot be deleted,
 * nor lose an option, until the transaction ends.
 */
export async function attributesToSet(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttributeRule>> {
  const { rows } = await sql<Omit<AttributeRule, 'options'> & { id: string }>`
    select id, name, type, min, max from attribute
    where project_id = ${projectId} and subject = 'LABEL' and id = any(${ids}::uuid[])
    order by id for key share`.execute(db)
  // A statement of its own: one that has waited for the lock would still see the options from before.
  const options = await sql<{ attributeId: string; id: string; value: string }>`
    select attribute_id as "attributeId", id, value from attribute_option
    where attribute_id = any(${rows.map(row => row.id)}::uuid[]) order by attribute_id, place`.execute(db)
  return new Map(
    rows.map(({ id, ...rule }) => [
      id,
      { ...rule, options: options.rows.filter(option => option.attributeId === id) },
    ]),
  )
}

/** Which values of an attribute: all, or those that name something else than the options. */
export interface ValuesOf {
  readonly projectId: string
  readonly attributeId: string
  /** undefined: all values are meant */
  readonly optionIds?: readonly string[]
}

/** Some labels with such a value; empty when there are none left. */
export async function someLabelsWithValue(
  db: Database,
  { projectId, attributeId, optionIds }: ValuesOf,
  limit: number,
): Promise<LabelRow[]> {
  const besides = (values: RawBuilder<unknown>) =>
    optionIds ? sql`and not ${values} -> ${attributeId} <@ ${JSON.stringify(optionIds)}::jsonb` : sql``
  const { rows } = await sql<LabelRow>`
    select ${labelColumns} from label
    where id in (
      select id from label
      where project_id = ${projectId} and attributes <> '{}' and attributes ? ${attributeId}
        ${besides(sql`label.attributes`)}
      union
      select id from label, json_array_elements(keyframes) keyframe, cast(keyframe -> 'attributes' as jsonb) given
      where project_id = ${projectId} and keyframes is not null and given ? ${attributeId} ${besides(sql`given`)}
    )
    order by media_id, id limit ${limit}`.execute(db)
  return rows
}

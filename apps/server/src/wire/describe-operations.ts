import type { TSchema } from 'typebox'
import type { DescribedOperation } from '../contract/openapi/index.ts'
import { ids } from '../contract/schemas.ts'
import { type Operation, type OperationRow, waysIn } from './operations.ts'

/** What a foreign API says about its operations beside what they are. */
interface Sayings<Name extends string> {
  readonly table: Readonly<Record<Name, OperationRow>>
  /** the whole path */
  path(url: string): string
  tag(name: Name, url: string): string
  remark(name: Name): string | undefined
  /** the reply in its envelope */
  reply(reply: TSchema): TSchema
}

/** The operations of a foreign API, for its documentation; an alias is an operation of its own, with a number. */
export function describedOperations<Name extends string>(
  operations: readonly Operation<Name>[],
  say: Sayings<Name>,
): DescribedOperation[] {
  return operations.flatMap(({ name, query, body, reply }) => {
    const row: OperationRow = say.table[name]
    return waysIn(row).map(({ method, url }, index) => ({
      name: index === 0 ? name : `${name}${index + 1}`,
      method,
      path: say.path(url),
      summary: row[3],
      tag: say.tag(name, url),
      guarded: true,
      limited: false,
      params: ids(...[...url.matchAll(/:(\w+)/g)].map(([, param = '']) => param)),
      query,
      body,
      reply: say.reply(reply),
      remark: say.remark(name) ?? (index === 0 ? undefined : `The same as ${name}, by another path.`),
    }))
  })
}

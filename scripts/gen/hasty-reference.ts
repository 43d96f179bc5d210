import { awaitingModels, type OperationName, table } from '../../apps/server/src/dialects/hasty/table.ts'
import { hasty } from './dialects.ts'
import { referenceGenerator } from './reference.ts'

/** What the vendor's specification lists, and what its clients call beside it. */
const known = { specification: 77, clients: 21 }

/** The page about Hasty's API. */
export const hastyReferenceGenerator = referenceGenerator({
  title: "Hasty's API",
  output: 'docs/reference/hasty.md',
  dialect: hasty,
  introduction,
})

function introduction(): string[] {
  const names = Object.keys(table) as OperationName[]
  const numbered = names.filter(name => table[name][0] !== null)
  const others = names.filter(name => table[name][0] === null)
  const beyond = others.filter(name => evidenceOf(name).every(each => each === 'inferred'))
  const called = others.length - beyond.length
  return [
    `Of ${known.specification + known.clients} operations that are known, ${numbered.length + called} are served: ${numbered.length} of the`,
    `${known.specification} of the vendor's specification (with its number), and ${called} of the ${known.clients} that its clients call beside it.`,
    ...(beyond.length > 0 ? [`${beyond.length} more are served by analogy.`] : []),
    `${awaitingModels.length} wait for models: who may is answered 400 \`model_missing\`. \`{p}\` is \`/projects/{project_id}\`; all`,
    "paths are below `/v1`. How a path is known: sdk, go (the vendor's clients), script (a third party's program), docs (a",
    'page of the vendor), path (only the path is public), inferred (neither is). `/v1/docs` shows fields and replies.',
  ]
}

function evidenceOf(name: OperationName): readonly string[] {
  return table[name][2]
}

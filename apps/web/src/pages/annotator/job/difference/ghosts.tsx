import { useValue } from '../../../../data/use-value.ts'
import { useDesk } from '../../desk/desk-context.ts'
import { useJob } from '../job-context.ts'
import classes from './difference.module.css'
import { type LabelDifference, labelOf } from './label-differences.ts'
import { outlineOf } from './outline-of.ts'
import { type ShownDifference, useDifferencesHere } from './use-difference.ts'

/** Outlines of what differs from the version that one compares with, when they are asked for. */
export function Ghosts() {
  const difference = useJob()?.difference
  return difference?.shown ? <Here difference={difference} /> : null
}

function Here({ difference }: { difference: ShownDifference }) {
  const differences = useDifferencesHere(useDesk().desk, difference)
  return differences ? <Outlines differences={differences} /> : null
}

/** As it was before, dashed; as it is now, whole. */
function Outlines({ differences }: { differences: readonly LabelDifference[] }) {
  const { camera } = useDesk().desk.editor
  const { x, y, scale } = useValue(() => camera.view.get())
  return (
    <svg className={classes.ghosts} aria-hidden data-count={differences.length}>
      <title>What differs</title>
      <g transform={`translate(${x} ${y}) scale(${scale})`}>
        {differences.map(difference => (
          <g key={labelOf(difference).id}>
            {difference.what !== 'added' && (
              <path d={outlineOf(difference.before)} className={classes.before} data-what={difference.what} />
            )}
            {difference.what !== 'removed' && (
              <path d={outlineOf(difference.now)} className={classes.now} data-what={difference.what} />
            )}
          </g>
        ))}
      </g>
    </svg>
  )
}

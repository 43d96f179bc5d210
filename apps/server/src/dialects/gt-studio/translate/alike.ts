/** How far apart two numbers may be that say the same: dividing by a size and multiplying with it again loses less. */
const tolerance = 1e-9

/** Whether two pieces of JSON say the same, whatever the order of their fields. */
export function alike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= tolerance
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => alike(each, other[index]))
  if (!isRecord(one) || !isRecord(other)) return one === other
  const [names, others] = [saidIn(one), saidIn(other)]
  return (
    names.length === others.length &&
    names.every(name => Object.hasOwn(other, name) && alike(one[name], other[name]))
  )
}

function saidIn(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter(name => record[name] !== undefined)
}

/** Whether something is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

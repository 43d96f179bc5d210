import type { Figure } from './figure.ts'

/** docs/performance.md: what is measured, and the newest figures. */
export function tableOf(result: { machine: string; commit: string; figures: readonly Figure[] }): string {
  const rows = result.figures.map(
    ({ name, value, unit, limit, ratio, goal, met, note }) =>
      `| ${name} | ${value} ${unit} | ${limit ?? ''} | ${ratio ?? ''} | ${goal ?? 'reported'} | ${met === null ? '' : met ? 'met' : '**missed**'}${note ? ` (${note})` : ''} |`,
  )
  return `# Performance

Made by \`npm run bench\`; every limit is measured in the same run or fixed by the goal, so that a ratio means the same
on every machine. How each figure is taken stands in the docstring of its file in \`bench/figures/\`.

Machine: ${result.machine}. Commit: ${result.commit}.

| figure | value | limit | ratio | goal | |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}

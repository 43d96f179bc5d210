// How long JSON.stringify and writing take for what a COCO file holds: node stringify.mjs file.json answer.txt
import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'

const [source, answer] = process.argv.slice(2)
const content = parsed(source)
const target = `${source}.again`

const start = performance.now()
const file = openSync(target, 'w')
const { annotations, ...rest } = content
writeSync(file, JSON.stringify(rest))
// One text of all annotations would be longer than the longest string of the engine.
for (let from = 0; from < annotations.length; from += 10_000)
  writeSync(file, JSON.stringify(annotations.slice(from, from + 10_000)))
closeSync(file)
writeFileSync(answer, String((performance.now() - start) / 1000))
rmSync(target)

/** Parses the file in two parts, for the same reason. */
function parsed(path) {
  const bytes = readFileSync(path)
  const marker = Buffer.from('"annotations":')
  const at = bytes.indexOf(marker)
  const head = bytes.subarray(0, at).toString().replace(/,\s*$/, '')
  const annotations = []
  let from = bytes.indexOf('[', at) + 1
  while (from < bytes.length) {
    let end = Math.min(bytes.length, from + 64 * 1024 * 1024)
    end = end < bytes.length ? bytes.lastIndexOf('},{', end) + 1 : bytes.lastIndexOf(']')
    const text = bytes.subarray(from, end).toString()
    if (text.trim() === '') break
    for (const annotation of JSON.parse(`[${text}]`)) annotations.push(annotation)
    if (end >= bytes.lastIndexOf(']')) break
    from = end + 1
  }
  return { ...JSON.parse(`${head}}`), annotations }
}

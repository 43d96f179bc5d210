// The main job through the API alone: a project, two photographs, a box, a polygon and a mask, DONE, and a COCO file.
//
//   GESSO_KEY=gesso_... node examples/label-and-export.mjs [output.zip]
//
// The key is made on the page 'People' of a workspace (role Owner, Administrator or Supervisor), or given to the server
// before its first start as GESSO_ADMIN_KEY. GESSO_URL defaults to http://127.0.0.1:4242. Nothing needs to be installed.

import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const server = process.env.GESSO_URL ?? 'http://127.0.0.1:4242'
const key = process.env.GESSO_KEY
const output = process.argv[2] ?? 'coco.zip'
if (!key) throw new Error('Set GESSO_KEY to an API key')

/** Sends JSON and reads JSON; an error of the server says in words what is wrong. */
async function call(method, path, body) {
  const response = await fetch(server + path, {
    method,
    headers: { 'X-Api-Key': key, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  })
  const reply = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${reply.message}`)
  return reply
}

// 1. A project with a dataset and three label classes, in the key's workspace.
const me = await call('GET', '/api/me')
const workspace = me.memberships[0].workspace
const project = await call('POST', `/api/workspaces/${workspace.id}/projects`, { name: 'Breakfast' })
const dataset = await call('POST', `/api/projects/${project.id}/datasets`, { name: 'train' })
const classes = {}
for (const name of ['cup', 'spoon', 'saucer'])
  classes[name] = await call('POST', `/api/projects/${project.id}/label-classes`, { name })

// 2. Photographs: ask for a signed URL, PUT the bytes there, make the image.
const images = []
for (const file of ['coffee.png', 'chelsea.png']) {
  const [upload] = await call('POST', `/api/projects/${project.id}/uploads`, { count: 1 })
  const bytes = await readFile(new URL(`photos/${file}`, import.meta.url))
  const put = await fetch(upload.url, { method: 'PUT', body: bytes })
  if (!put.ok) throw new Error(`upload of ${file}: ${await put.text()}`)
  images.push(
    await call('POST', `/api/projects/${project.id}/images`, {
      datasetId: dataset.id,
      uploadId: upload.id,
      name: file,
    }),
  )
}

// 3. Labels in image space: pixels, right and bottom exclusive. A mask is runs, row by row, background first.
const label = (className, shape, geometry, zIndex) => ({
  id: randomUUID(),
  classId: classes[className].id,
  shape,
  geometry,
  zIndex,
  tool: 'api',
  externalId: null,
})
const change = {
  id: randomUUID(), // repeat the request with the same id as often as you like: it is applied once
  added: [
    label('cup', 'box', { left: 172, top: 17, right: 407, bottom: 307 }, 1),
    label(
      'spoon',
      'polygon',
      {
        rings: [
          [
            [400, 72],
            [424, 84],
            [382, 238],
            [406, 272],
            [364, 326],
            [328, 302],
            [340, 258],
            [374, 236],
          ],
        ],
      },
      2,
    ),
    label('saucer', 'mask', { left: 80, top: 200, width: 4, height: 3, counts: [1, 2, 1, 4, 1, 2, 1] }, 0),
  ],
  updated: [],
  removed: [],
}
const changed = await call('POST', `/api/images/${images[0].id}/changes`, change)
console.log(`${changed.change.added.length} labels on ${images[0].name}`)

// 4. Both pictures are DONE; the second is a negative, and negatives are exported too.
for (const image of images) await call('PUT', `/api/images/${image.id}/status`, { status: 'DONE' })

// 5. Export, and follow the run.
let run = await call('POST', `/api/projects/${project.id}/exports`, {
  format: 'json_coco',
  name: 'breakfast',
  statuses: ['DONE'],
})
while (run.state === 'queued' || run.state === 'running') {
  await wait(200)
  run = await call('GET', `/api/runs/${run.id}`)
}
if (run.state !== 'done') throw new Error(`the export ended as ${run.state}: ${run.error}`)
for (const warning of run.warnings) console.log(`warning: ${warning.message} (${warning.count})`)

const file = await fetch(run.downloadUrl)
await writeFile(output, Buffer.from(await file.arrayBuffer()))
console.log(`wrote ${output}`)

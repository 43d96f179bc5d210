import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { S3Server } from './s3-server.ts'
import { signedBy } from './signature-v4.ts'

/** A role as those who grant it wrote it down. */
interface GrantedRole {
  readonly arn: string
  /** whom it may be lent to */
  readonly externalId: string
}

/** Two servers: one lends roles as AWS STS does, one stands before a store and takes what the first lent. */
export interface RoleServer {
  readonly stsEndpoint: string
  readonly storeEndpoint: string
  /** what was asked of the first, by field */
  readonly asked: Readonly<Record<string, string>>[]
  close(): Promise<void>
}

interface Lent {
  readonly secret: string
  readonly token: string
}

/**
 * Starts both on loopback ports.
 * @param own the key of whoever may ask for roles
 * @param lentMs for how long what is lent is good, from the time it is asked for
 */
export async function startRoles(
  store: S3Server,
  own: { readonly accessKeyId: string; readonly secretAccessKey: string },
  role: GrantedRole,
  lentMs: () => number,
): Promise<RoleServer> {
  const asked: Record<string, string>[] = []
  const lent = new Map<string, Lent>()
  const sts = createServer(async (incoming, answer) => {
    const body = await buffer(incoming)
    const by = signedBy(incoming, body, id => (id === own.accessKeyId ? own.secretAccessKey : undefined))
    const fields = Object.fromEntries(new URLSearchParams(body.toString()))
    asked.push(fields)
    if (!by?.genuine || by.service !== 'sts') return refuseRole(answer, 'SignatureDoesNotMatch')
    if (fields['Action'] !== 'AssumeRole' || fields['RoleArn'] !== role.arn)
      return refuseRole(answer, 'AccessDenied')
    if (fields['ExternalId'] !== role.externalId) return refuseRole(answer, 'AccessDenied')
    const id = `ASIA${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`
    const made = { secret: randomUUID(), token: randomUUID() }
    lent.set(id, made)
    answer.setHeader('content-type', 'text/xml').end(credentialsXml(id, made, role.arn, lentMs()))
  })
  const gate = createServer(async (incoming, answer) => {
    const body = await buffer(incoming)
    const by = signedBy(incoming, body, id => lent.get(id)?.secret)
    const token = lent.get(by?.accessKeyId ?? '')?.token
    if (!by?.genuine || token === undefined || incoming.headers['x-amz-security-token'] !== token)
      return answer
        .writeHead(403, { 'content-type': 'application/xml' })
        .end('<Error><Code>InvalidToken</Code><Message>no such token</Message></Error>')
    passOn(incoming, answer, by.accessKeyId, store)
  })
  return {
    stsEndpoint: await listening(sts),
    storeEndpoint: await listening(gate),
    asked,
    close: async () => {
      for (const server of [sts, gate]) {
        server.closeAllConnections()
        await new Promise(done => server.close(done))
      }
    },
  }
}

/** The store knows its owner's key alone, and looks at nothing else of a signature of version 4. */
function passOn(incoming: IncomingMessage, answer: ServerResponse, id: string, store: S3Server): void {
  const { authorization = '', 'x-amz-security-token': _, ...headers } = incoming.headers
  const known = authorization.replace(id, store.credentials.accessKeyId)
  const { method, url = '' } = incoming
  const options = { method, headers: { ...headers, authorization: known } }
  request(store.endpoint + url, options, reply => {
    answer.writeHead(reply.statusCode ?? 500, reply.headers)
    reply.pipe(answer)
  }).end()
}

function refuseRole(answer: ServerResponse, code: string): void {
  answer
    .writeHead(403, { 'content-type': 'text/xml' })
    .end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>refused</Message></Error></ErrorResponse>`,
    )
}

function credentialsXml(id: string, { secret, token }: Lent, arn: string, lentMs: number): string {
  const expires = new Date(Date.now() + lentMs).toISOString()
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
    <AssumedRoleUser><Arn>${arn}</Arn><AssumedRoleId>${id}:gesso</AssumedRoleId></AssumedRoleUser>
    <Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey>
    <SessionToken>${token}</SessionToken><Expiration>${expires}</Expiration></Credentials>
    </AssumeRoleResult></AssumeRoleResponse>`
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Socket } from 'node:net'
import { type AddressCheck, AddressRefused, guardedLookup, literalProblem } from '../../pictures/index.ts'

/** Agents for Node's own HTTP that look at each address before they connect to it. */
export function guardedAgents(check: AddressCheck): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
  const options = { keepAlive: true, maxSockets: 16, lookup: guardedLookup(check) }
  const [httpAgent, httpsAgent] = [new HttpAgent(options), new HttpsAgent(options)]
  for (const agent of [httpAgent, httpsAgent]) refuseLiterals(agent, check)
  return { httpAgent, httpsAgent }
}

function refuseLiterals(agent: HttpAgent, check: AddressCheck): void {
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const problem = literalProblem(check, options.host ?? '')
    if (!problem) return connect(options, callback)
    const socket = new Socket()
    // Once somebody listens: the caller is given the socket first.
    process.nextTick(() => socket.destroy(new AddressRefused(problem)))
    return socket
  }
}

import type { MessagePortMain } from 'electron'
import { faultOf } from '#contract/faults'
import { openEngine } from '#engine/engine'
import type { EngineProcessMessage, MainMessage } from './engine-messages'
import { servePort, type ServedPort } from './port-server'

/**
 * The engine's own process. The main process is its only peer: it hands over a port for each window, registers paths,
 * and asks it to stop. The one argument is the folder of the user's profile.
 */
const home = process.argv[2]
if (home === undefined) throw new Error('the engine process needs the folder of the user profile')

const engine = await openEngine({ home })
const main = process.parentPort
const send = (message: EngineProcessMessage): void => main.postMessage(message)

engine.on((event) => send({ kind: 'event', event }))
// Messages wait in the port until there is a listener, so none is lost while the engine opens.
main.on('message', ({ data, ports }: { data: MainMessage; ports: MessagePortMain[] }) => {
  if (data.kind === 'window') for (const port of ports) servePort(engine, served(port))
  else if (data.kind === 'register') send({ kind: 'reply', id: data.id, result: engine.registerFile(data.path) })
  else if (data.kind === 'call') void answer(data.id, data.name, data.input)
  else void engine.close().then(() => process.exit(0))
})

async function answer(id: number, name: string, input: unknown): Promise<void> {
  try {
    send({ kind: 'reply', id, result: await engine.call(name, input) })
  } catch (error) {
    send({ kind: 'fault', id, fault: faultOf(error) })
  }
}

function served(port: MessagePortMain): ServedPort {
  port.start()
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    onClose: (listener) => port.on('close', listener)
  }
}

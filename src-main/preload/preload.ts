import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Fault } from '#contract/faults'
import type { LensBridge } from '#contract/wire'
import { EnginePort } from './engine-port'

/**
 * All that the page can reach of the world outside it. The port, `ipcRenderer` and the paths of dropped files stay on
 * this side of the context bridge.
 */
const engine = new EnginePort()

ipcRenderer.on('lens:port', (event) => {
  const [port] = event.ports
  if (port !== undefined) engine.attach(port)
})
ipcRenderer.send('lens:port')

const bridge: LensBridge = {
  call: (name, input) => engine.call(name, input),
  on: (listener) => engine.on(listener),
  tokenOf: (file) => ask('lens:token', webUtils.getPathForFile(file)) as Promise<string>,
  chooseFiles: (kind) => ask('lens:choose', kind) as ReturnType<LensBridge['chooseFiles']>,
  // The page chooses its theme; until it has, the system's holds, which Chromium tells it by itself.
  theme: 'system'
}
contextBridge.exposeInMainWorld('lens', bridge)

/** Asks the main process; a fault comes back as data and is thrown as the plain object that the page expects. */
async function ask(channel: string, question: string): Promise<unknown> {
  const answer = (await ipcRenderer.invoke(channel, question)) as { result: unknown } | { fault: Fault }
  if ('fault' in answer) throw answer.fault
  return answer.result
}

import { parentPort } from 'node:worker_threads'
import { windowFigures, type FiguresTask } from './window-figures'

parentPort?.on('message', (tasks: FiguresTask[]) => parentPort?.postMessage(tasks.map(windowFigures)))

import { parentPort, workerData } from 'node:worker_threads'
import { windowFigures, type FiguresTask } from './window-figures'

parentPort?.postMessage((workerData as FiguresTask[]).map(windowFigures))

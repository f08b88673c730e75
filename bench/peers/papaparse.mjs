/** Streams a CSV through Papa Parse and counts its rows, nothing else: `node papaparse.mjs FILE`. */
import { createReadStream } from 'node:fs'
import Papa from 'papaparse'

let rows = 0
createReadStream(process.argv[2])
  .pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false }))
  .on('data', () => rows++)
  .on('end', () => console.log(rows))

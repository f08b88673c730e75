/** Reads a CSV as text into a database file, nothing else: `node duckdb-raw.mjs FILE DATABASE`. */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, database] = process.argv.slice(2)
const instance = await DuckDBInstance.create(database)
const connection = await instance.connect()
await connection.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${file}', all_varchar = true)`)
connection.closeSync()
instance.closeSync()

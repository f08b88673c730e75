import { shell } from 'electron'

/** Where links in the app may lead: identifiers of papers, people and trials, and nothing a data file could name. */
const allowedHosts: ReadonlySet<string> = new Set([
  'clinicaltrials.gov',
  'doi.org',
  'orcid.org',
  'pubmed.ncbi.nlm.nih.gov',
  'ror.org'
])

/** Whether an address may be handed to the system's browser: https, a known host, no user or port in it. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' && allowedHosts.has(url.host) && url.username === '' && url.password === ''
}

/** Opens a link in the system's browser where it is allowed and does nothing otherwise. The only way out of the app. */
export function openExternal(address: string): void {
  if (isAllowedLink(address)) void shell.openExternal(address)
}

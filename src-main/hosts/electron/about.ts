import { app } from 'electron'

/** The about box: what this is, and the versions that a report of a problem needs. */
export function setupAbout(): void {
  const { electron, chrome, node } = process.versions
  app.setAboutPanelOptions({
    applicationName: 'Liaison Lens',
    applicationVersion: app.getVersion(),
    version: `Electron ${electron}, Chromium ${chrome}, Node.js ${node}`,
    copyright: 'MIT licence',
    credits: 'The licences of the parts it is made of lie beside the program.'
  })
}

import { app } from 'electron'
import { setupAbout } from './about'
import { setupCrashLog } from './crash-log'
import { EngineProcess } from './engine-process'
import { setupEngineRecovery } from './engine-recovery'
import { setupFiles } from './files'
import { setupMenu } from './menu'
import { setupNavigationLock } from './navigation'
import { openFilesWith, setupOpenedFiles } from './opened-files'
import { registerPageScheme, setupProtocol } from './protocol'
import { setupQuit } from './quit'
import { setupNetworkBlock, setupPermissions } from './session'
import { setupTheme } from './theme'
import { setupWindows, showWindow } from './window'

app.setName('Liaison Lens')
app.enableSandbox()
setupCrashLog()
registerPageScheme()
setupNavigationLock()

if (app.requestSingleInstanceLock()) {
  setupOpenedFiles(showWindow)
  void app.whenReady().then(start)
} else {
  // The first instance has been told to come forward and got our files.
  app.quit()
}

function start(): void {
  const engine = new EngineProcess()
  setupProtocol()
  setupPermissions()
  setupNetworkBlock()
  setupTheme()
  setupAbout()
  setupEngineRecovery(engine)
  setupFiles(engine)
  setupMenu(engine)
  setupWindows(engine)
  setupQuit(engine)
  openFilesWith(engine)
}

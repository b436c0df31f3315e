import { setImmediate } from 'node:timers/promises'

/** Waits until something is so, while the event loop goes on. The time limit of the test ends it otherwise. */
export async function until(isSo) {
  while (!isSo()) await setImmediate()
}

// Long work in slices: between two of them the browser draws and listens to who is there.

/** How many items are handled before the browser gets its turn. */
export const SLICE = 400;

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();

/** Lets the browser have its turn. A message comes sooner than a timer, which browsers hold back. */
const turn = () => new Promise(done => { waiting.push(done); port2.postMessage(null); });

/** Does something with each item, slice by slice, as long as it is wanted; tells whether it came to the end. */
export async function inSlices(items, each, wanted) {
  let done = 0;
  for (const item of items) {
    if (done > 0 && done % SLICE === 0) {
      await turn();
      if (!wanted()) return false;
    }
    each(item);
    done++;
  }
  return wanted();
}

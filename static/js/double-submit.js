// A form sent by a double click goes once. The server has the last word; this only spares people its sentence.
const PAUSE = 2000;

export function guardDoubleSubmission() {
  const sent = new WeakMap();
  document.addEventListener("submit", (event) => {
    const last = sent.get(event.target) ?? -PAUSE;
    if (event.timeStamp - last < PAUSE) {
      event.preventDefault();
    } else {
      sent.set(event.target, event.timeStamp);
    }
  });
}

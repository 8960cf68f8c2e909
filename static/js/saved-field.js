// One text that saves itself: kept in the browser with each key, sent within two seconds of the last one, tried again
// until the server has answered. A text that somebody else saved in between is never written over.
import { formOf, post } from "./post.js";
import { drop, keep, newKey, tab } from "./typed.js";

const QUIET = 800;
const LONGEST = 4000;
const PATIENCE = 15000;
const AGAIN = [1000, 2000, 4000, 8000];
const MOST_KEYS = 200;
const MOST_AT_LEAVING = 60_000;
const MAY_PASS = [403, 404, 409];
const ASKED_AGAIN = [2000, 4000, 8000, 15000, 30000];

const WORDS = {
  kept: "Not saved yet: kept on this device",
  saving: "Saving…",
  offline: "Not saved: kept on this device. There is no answer from the server; it is sent again until there is",
  "signed-out": "Not saved: kept on this device. Sign in, and it is saved",
  both: "Not saved: kept on this device. Choose between the two texts",
  lost: "Not saved, and this browser keeps no copy: leave this page open, or copy your text",
};

export class SavedField {
  #timer = 0;
  #since = 0;
  #sending = null;
  #failures = 0;
  #refusals = 0;
  #last = null;
  #isKept = true;
  #saved = "Saved";
  #stands = false;

  // `base` is { html, version, startedFrom }: the text of the server that this one grows out of. `tell(words, kind)`
  // says how it stands; `onBoth(found)` is called when somebody else saved another version.
  constructor({ place, address, writer, base, tell, onBoth }) {
    Object.assign(this, { place, address, writer, base, tell, onBoth });
    this.html = base.html;
    this.keys = [];
    this.state = "saved";
    addEventListener("online", () => this.#hurry());
    addEventListener("signed-in", () => this.#hurry());
    addEventListener("pageshow", (event) => event.persisted && this.#hurry());
  }

  get isDirty() {
    return this.html !== this.base.html || this.keys.length > 0; // a save without an answer may have arrived
  }

  get waits() {
    return this.isDirty && !this.#stands && !["both", "refused"].includes(this.state);
  }

  // A form carries the text now: nothing is sent beside it until `resume`.
  pause() {
    clearTimeout(this.#timer);
    this.#stands = true;
  }

  resume() {
    this.#stands = false;
    this.#hurry();
  }

  // After the editor has read the text: it may write the same words a little differently.
  startWith(html) {
    this.html = html;
    this.base = { ...this.base, html, server: this.base.server ?? this.base.html };
  }

  typed(html) {
    if (html === this.html) return Promise.resolve();
    this.html = html;
    if (this.state === "refused") this.state = "kept";
    const kept = (this.kept = this.#keep());
    if (this.state === "both") return kept;
    if (!this.#sending && this.state !== "offline" && this.state !== "signed-out") this.#say("kept");
    this.#plan();
    return kept;
  }

  // Goes on with `html` on top of what the server has now.
  choose(html, { version, started_from: startedFrom, theirs }, shown = theirs) {
    this.base = { html: shown, server: theirs, version, startedFrom };
    this.keys = [];
    this.html = html;
    this.#say("kept");
    return this.isDirty ? this.#keep().then(() => this.save()) : this.#settle("");
  }

  async save() {
    clearTimeout(this.#timer);
    if (this.state === "refused") this.state = "kept"; // whoever asks again may be heard
    if (this.#sending) await this.#sending;
    if (!this.isDirty && this.state === "kept") return this.#settle("");
    if (!this.waits) return;
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
    await this.#sending;
  }

  // The page goes away, and with it the save under way: what can still be sent is sent, and the copy stays, because nobody
  // waits for the answer. A browser takes only little at this moment.
  leave() {
    if (!this.waits) return;
    const sent = this.html;
    const body = this.#body(sent, this.#keyFor(sent));
    body.delete("base");
    this.#keep();
    if (sizeOf(body) > MOST_AT_LEAVING) this.save();
    else post(this.address, body, { keepalive: true }).catch(() => {});
    this.#plan();
  }

  #plan() {
    const now = Date.now();
    clearTimeout(this.#timer);
    if (!this.#since) this.#since = now;
    const wait = this.#failures ? AGAIN[Math.min(this.#failures, AGAIN.length) - 1] : QUIET;
    this.#timer = setTimeout(() => this.save(), Math.max(0, Math.min(wait, this.#since + LONGEST - now)));
  }

  #hurry() {
    this.#failures = this.#refusals = 0;
    if (this.waits || this.state === "refused") this.save();
  }

  #say(state, words = WORDS[state]) {
    this.state = state;
    const isLost = !this.#isKept && state !== "saved" && state !== "saving";
    this.tell(isLost ? WORDS.lost : words, { saved: "", saving: "", kept: "" }[isLost ? "lost" : state] ?? "waiting");
  }

  async #keep() {
    const began = performance.now();
    const { html, base, keys, place, writer } = this;
    const own = await tab;
    const entry = {
      ...{ key: `${writer}/${place}/${own}`, writer, place, tab: own, at: Date.now() },
      ...{ html, keys, base: base.server ?? base.html, version: base.version, startedFrom: base.startedFrom },
    };
    this.#isKept = await keep(entry);
    dispatch("kept", { place, took: performance.now() - began });
    if (!this.#isKept) this.#say(this.state);
  }

  #body(sent, key) {
    const { html, server, version, startedFrom } = this.base;
    return formOf({
      writer: this.writer,
      discussion: sent,
      version,
      started_from: startedFrom,
      base: server ?? html,
      key,
      own_keys: this.keys.join(" "),
    });
  }

  // The same text goes under the same key, however often it is sent.
  #keyFor(sent) {
    const key = this.#last?.sent === sent ? this.#last.key : newKey();
    this.#last = { sent, key };
    this.#since = 0;
    if (!this.keys.includes(key)) this.keys = [...this.keys, key].slice(-MOST_KEYS);
    return key;
  }

  async #send() {
    const sent = this.html;
    const key = this.#keyFor(sent);
    await this.#keep(); // the key stands in the copy before the text leaves
    this.#say("saving");
    let reply;
    try {
      reply = await post(this.address, this.#body(sent, key), { signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      return this.#wait("offline");
    }
    await this.#answered(reply, sent, key);
  }

  async #answered({ signedOut, status, answer, refusal }, sent, key) {
    if (signedOut) return this.#wait("signed-out");
    if (!refusal && answer.version === undefined) return this.#wait("offline"); // also a page of somebody in between
    this.#failures = 0;
    if (answer.stale && this.keys.includes(answer.key)) return this.#goOn(); // one's own of a moment ago came first
    if (answer.stale) {
      this.#say("both");
      return this.onBoth(answer);
    }
    if (refusal) return this.#refused(status, refusal);
    this.#refusals = 0;
    this.keys = this.keys.slice(this.keys.indexOf(key) + 1); // what was sent while leaving may still arrive
    if (this.#last?.key === key) this.#last = null;
    this.base = { html: sent, server: sent, version: answer.version, startedFrom: answer.started_from };
    dispatch("saved", { place: this.place, status, answer });
    if (!this.isDirty) return this.#settle(answer.saved);
    await this.#goOn();
  }

  async #goOn() {
    this.#say("kept");
    await this.#keep();
    this.#plan();
  }

  async #settle(words) {
    this.#saved = words || this.#saved;
    this.#say("saved", this.#saved);
    const own = await tab;
    if (!this.isDirty) await drop(`${this.writer}/${this.place}/${own}`);
    if (this.isDirty) await this.#keep(); // typed meanwhile
  }

  // Another account that is signed in, or a write of the same moment, may be gone by the next time; a text that is too long
  // is sent again when it has changed.
  #refused(status, words) {
    this.#say("refused", `Not saved: kept on this device. ${words}`);
    if (!MAY_PASS.includes(status)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), ASKED_AGAIN[Math.min(this.#refusals, ASKED_AGAIN.length - 1)]);
    this.#refusals += 1;
  }

  #wait(state) {
    this.#failures += 1;
    this.#say(state);
    this.#plan();
  }
}

function sizeOf(body) {
  return [...body].reduce((size, [name, value]) => size + name.length + new Blob([value]).size + 150, 0);
}

function dispatch(what, detail) {
  document.dispatchEvent(new CustomEvent(`minutes:${what}`, { detail }));
}

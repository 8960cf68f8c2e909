// The text of one item on the page: editor, saving, what an earlier window left, and what to do about two texts.
import { bringIn } from "./paste.js";
import { htmlOf, showText, startEditor } from "./rich-text.js";
import { SavedField } from "./saved-field.js";
import { APART, drop, heldFor, keep, newKey, tab } from "./typed.js";
import { compare, compared, JOINED, showBox, tellAsked, wordsOf } from "./two-texts.js";

const QUIET_KEYS = 3000;
const COMPARED_AGAIN = [3000, 6000, 15000, 30000];

// `place` holds data-autosave, data-compare, data-version, data-started-from and the text in a template; the editor
// goes into its [data-editor-place]. `held` are copies of earlier windows.
export async function startItem({ place, writer, editorUrl, held = [], attributes, onQuickLine, onUndo, onChange = () => {} }) {
  const say = sayer(place);
  const holder = place.querySelector("[data-editor-place]");
  const rich = place.querySelector("template[data-rich]").content.querySelector("textarea");
  const { autosave, compare: comparing, version, startedFrom } = place.dataset;
  const left = await Promise.all(held.map(apart));
  let editor;
  const field = new SavedField({
    place: autosave,
    address: autosave,
    writer,
    base: { html: rich.value, version, startedFrom },
    tell: say,
    onBoth: (found) => ask(found),
  });
  const show = (html) => {
    showText(editor, html);
    return htmlOf(editor);
  };
  const journal = journalOf(`paste:${autosave}`, writer, () => field);
  const pasted = await journal.left();
  let tell;
  ({ editor, tell } = await startEditor({
    place: holder,
    url: editorUrl,
    html: rich.value,
    attributes,
    onChange: (html) => {
      field.typed(html);
      onChange(html);
    },
    onQuickLine,
    onUndo,
    journal,
  }));
  field.startWith(htmlOf(editor));

  const goOn = (html, found) => {
    const theirs = show(found.theirs);
    const mine = html === found.theirs ? theirs : show(html);
    const going = field.choose(mine, found, theirs);
    onChange(mine);
    editor.commands.focus("end");
    return going;
  };

  // What the server makes of a text now. Asked again when something was typed meanwhile, so that no key is left out;
  // nothing when there is no answer.
  async function comparedNow(mine, base) {
    for (;;) {
      const before = htmlOf(editor);
      const { found } = await compare(comparing, mine(), base);
      if (!found || htmlOf(editor) === before) return found;
    }
  }

  async function joinMine(base) {
    const found = await comparedNow(() => htmlOf(editor), base);
    if (!found) return false;
    goOn(found.joined, found);
    return true;
  }

  // A copy of an earlier window, put in place of the saved text, or joined with it where that has changed since.
  async function bringBack(copy) {
    await field.save();
    const found = field.isDirty ? null : await comparedNow(() => copy.html, copy.base);
    if (!found || field.isDirty) return false;
    const own = await tab;
    goOn(isNewer(copy, found) ? copy.html : found.joined, found).then(() => copy.tab === own || drop(copy.key));
    return true;
  }

  function ask(found) {
    const base = field.base.server ?? field.base.html;
    showBox({
      place: holder,
      content: compared(found),
      isFirst: true,
      heading: "Two texts of this item",
      hint: JOINED,
      sentence: `${found.by} Nothing of either is lost: what stands only in one of them is marked. Go on with one of them, or with both joined.`,
      choices: [
        ["Join both", () => joinMine(base), ""],
        ["Keep mine", () => void goOn(htmlOf(editor), found)],
        ["Keep theirs", () => void goOn(found.theirs, found)],
      ],
    });
    place.dispatchEvent(new CustomEvent("two-texts", { bubbles: true }));
  }

  // The server has something newer, and nothing is being typed here: the page follows. An Enter has changed no words yet,
  // and an answer may be older than what was saved since it was asked for.
  let lastKey = 0;
  editor.view.dom.addEventListener("keydown", () => (lastKey = Date.now()));
  const follow = (found, { atOnce = false } = {}) => {
    const isOld = Number(found.version) <= Number(field.base.version);
    if (field.isDirty || isOld || (!atOnce && Date.now() - lastKey < QUIET_KEYS)) return false;
    const html = show(found.html);
    field.base = { html, server: found.html, version: found.version, startedFrom: found.started_from };
    field.html = html;
    return true;
  };

  async function offer(copy, asked = 0) {
    const { found, refusal } = await compare(comparing, copy.html, copy.base);
    if (refusal) return offerBare(copy, refusal);
    if (!found) return void setTimeout(() => offer(copy, asked + 1), COMPARED_AGAIN[Math.min(asked, COMPARED_AGAIN.length - 1)]);
    if (found.same) return drop(copy.key).then(() => tellAsked(holder));
    const isAlone = isNewer(copy, found);
    const since = isAlone ? "Nobody has changed the saved text since." : found.by;
    const differ = found.same_words
      ? "The words are the same: only bold, lists, links or the like differ."
      : "What stands only in one of them is marked.";
    return showBox({
      place: holder,
      content: compared(found),
      heading: HELD,
      sentence: `It is from ${timeOf(copy)}. ${since} ${differ}`,
      hint: isAlone ? "" : JOINED,
      choices: [
        [isAlone ? "Bring it back" : "Join both", () => bringBack(copy), ""],
        ["Throw it away", () => drop(copy.key)],
      ],
    });
  }

  // The server does not compare it: its words are shown, to be copied.
  function offerBare(copy, refusal) {
    showBox({
      place: holder,
      content: wordsOf(copy.html),
      heading: HELD,
      sentence: `It is from ${timeOf(copy)}, and cannot be put beside the saved text. ${refusal}`,
      choices: [
        ["Try again", () => offer(copy), ""],
        ["Throw it away", () => drop(copy.key)],
      ],
    });
  }

  // A paste whose page was closed before it stood in the text.
  function offerPaste(entry) {
    showBox({
      place: holder,
      content: wordsOf(entry.html || entry.text.replace(/[&<]/g, (sign) => ({ "&": "&amp;", "<": "&lt;" })[sign])),
      heading: "This device holds a paste that is not in the text",
      sentence: `It is from ${timeOf(entry)}: the page was closed before it arrived.`,
      choices: [
        ["Put it at the end", () => putAtEnd(entry), ""],
        ["Throw it away", () => drop(entry.key)],
      ],
    });
  }

  async function putAtEnd(entry) {
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: "paragraph" });
    const end = editor.state.doc.content.size - 1;
    await bringIn(editor, entry, { from: end, to: end }, { tell });
    await drop(entry.key);
  }

  for (const copy of left) await offer(copy);
  pasted.forEach(offerPaste);
  return { editor, field, follow, show, offer };
}

// Keeps each paste of a place until the text that has it is kept.
function journalOf(place, writer, field) {
  return {
    left: () => heldFor(writer, (other) => other === place),
    begin({ html, text, hasPictures }) {
      const name = newKey();
      const entry = { writer, place, html, text, hasPictures, at: Date.now() };
      const kept = tab.then((own) => ({ ...entry, tab: own, key: `${writer}/${place}/${own}/${name}` }));
      const written = kept.then(keep);
      return async () => {
        await written;
        await field().kept;
        await drop((await kept).key);
      };
    },
  };
}

const HELD = "This device holds text that was not saved";

function timeOf(copy) {
  return new Date(copy.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "medium" });
}

// What this window held before it was loaded again gets a place of its own, so that new keys do not go over it.
async function apart(copy) {
  if (copy.tab !== (await tab)) return copy;
  const moved = { ...copy, key: `${copy.key}/${newKey()}`, tab: APART };
  if (!(await keep(moved))) return copy;
  await drop(copy.key);
  return moved;
}

// Whether nobody has changed the saved text since a copy grew out of it.
function isNewer(copy, found) {
  return copy.startedFrom === found.started_from || copy.keys.includes(found.key);
}

function sayer(place) {
  const state = place.querySelector("[data-save-state]");
  return (words, kind) => {
    if (state.textContent === words) return;
    state.textContent = words;
    state.className = `save-state${kind && ` save-state--${kind}`}`;
    place.dispatchEvent(new CustomEvent("save-state", { bubbles: true, detail: { words, kind } }));
  };
}

// A paste goes to the server, which makes of Word's HTML what it would keep; that is put in at the place it was meant
// for, even when one has typed on meanwhile. Without an answer the words go in without their formatting. Until then a
// journal keeps it: `begin(found)` answers what is called when it stands in the text.
import { post } from "./post.js";

const ADDRESS = "/paste/";
const LONGEST_WAIT = 10_000;
const FELT = 500;
const NO_JOURNAL = { begin: () => () => {} };
const PICTURES = "Pictures cannot be kept here, so they were left out. Describe in words what they show.";
const WORDS_ONLY =
  "The formatting could not be read without the server, so only the words were pasted. To have it, undo, and paste again when there is a connection.";

// Takes a paste or a drop in hand, or answers false: what comes from an editor like this, or is one line, needs no server.
export function takesOver(editor, data, at, { tell, journal = NO_JOURNAL }) {
  const found = contentsOf(data);
  if (!found) return false;
  tell(found.hasPictures ? PICTURES : "");
  if (found.html || found.text) bringIn(editor, found, at, { tell, journal });
  return true;
}

function contentsOf(data) {
  const html = data?.getData("text/html") ?? "";
  const text = data?.getData("text/plain") ?? "";
  const hasFiles = [...(data?.files ?? [])].some((file) => file.type.startsWith("image/"));
  if (html.includes("data-pm-slice") || (!html && !hasFiles && !/[\n\r•·▪◦‣●○§]/.test(text))) return null;
  return { html: lighter(html), text, hasPictures: html ? holdsPicture(html) : hasFiles };
}

// A page of Word holds its style sheet, and pictures whole: neither need travel.
function lighter(html) {
  return html.replace(/<(style|xml)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/\ssrc\s*=\s*("[^"]*"|'[^']*')/gi, "");
}

function holdsPicture(html) {
  return /<(img|picture|svg|v:imagedata)\b/i.test(html.replace(/<!--[\s\S]*?-->/g, ""));
}

export async function bringIn(editor, found, { from, to }, { tell, journal = NO_JOURNAL }) {
  const place = { from, to };
  const isIn = journal.begin(found);
  const follow = ({ transaction }) => {
    place.from = transaction.mapping.map(place.from, -1);
    place.to = Math.max(place.from, transaction.mapping.map(place.to, -1));
  };
  const said = found.hasPictures ? PICTURES : "";
  const waiting = setTimeout(() => tell("Pasting…"), FELT);
  editor.on("transaction", follow);
  const answer = await ask(found, editor.getHTML().length);
  editor.off("transaction", follow);
  clearTimeout(waiting);
  if (editor.isDestroyed) return;
  tell(answer.problem ?? [said, answer.html === undefined ? WORDS_ONLY : ""].filter(Boolean).join(" "));
  if (!answer.problem) putIn(editor, place, answer.html, found.text);
  isIn();
}

// The answer of the server: { html } or { problem }; nothing when it cannot be had in time.
async function ask({ html, text }, beside) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ html, text, beside })) body.set(name, value);
  body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "");
  const tooLate = new Promise((done) => setTimeout(done, LONGEST_WAIT, {}));
  const sent = post(ADDRESS, body).then(({ ok, isInput, answer }) => (ok || isInput ? answer : {}));
  return Promise.race([sent.catch(() => ({})), tooLate]);
}

// Whoever has typed on elsewhere stays where they are.
function putIn(editor, { from, to }, html, text) {
  const { view } = editor;
  const was = view.state.selection;
  let stays = was.from === from && was.to === to ? null : was.getBookmark();
  const follow = ({ transaction }) => (stays = stays?.map(transaction.mapping));
  editor.commands.setTextSelection({ from, to });
  editor.on("transaction", follow);
  if (html) view.pasteHTML(html);
  else if (html === undefined && text) view.pasteText(text);
  editor.off("transaction", follow);
  if (stays) view.dispatch(view.state.tr.setSelection(stays.resolve(view.state.doc)));
}

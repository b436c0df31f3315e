// The list of requests.

import { button, byId, copy, element } from "./elements.js";
import { shortened } from "./shorten.js";
import { watch } from "./requests.js";

const LONGEST = 200;
const items = new Map();

export function startLog() {
  watch(shown);
  byId("requests-clear").addEventListener("click", () => {
    byId("requests-list").replaceChildren();
    items.clear();
    byId("requests-empty").hidden = false;
  });
}

function shown(entry) {
  const list = byId("requests-list");
  const item = items.get(entry) ?? element("li");
  item.replaceChildren(entry.answer === undefined ? line("div", entry) : folded(entry));
  if (items.has(entry)) return;
  items.set(entry, item);
  list.prepend(item);
  byId("requests-empty").hidden = true;
  if (items.size > LONGEST) {
    const [oldest, last] = items.entries().next().value;
    items.delete(oldest);
    last.remove();
  }
}

/** Method, path, status and time. */
function line(name, entry) {
  const { method, path, status, milliseconds } = entry;
  const outcome = status === null ? "waiting" : status === 0 ? "no answer" : String(status);
  const time = milliseconds === undefined ? "" : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  const isMistake = status === 0 || status >= 400 || outcome === "refused";
  return element(
    name,
    { class: isMistake ? "request mistake" : "request" },
    element("span", { class: "method" }, method),
    " ",
    element("span", { class: "path" }, shortened(decodeURIComponent(path))),
    " ",
    element("span", { class: "outcome" }, outcome),
    " ",
    element("span", { class: "time" }, time),
  );
}

function folded(entry) {
  const actions = element("div", { class: "actions" }, button("Copy answer", (self) => copy(entry.answer, self)));
  if (entry.url) actions.append(button("Copy as curl", (self) => copy(curl(entry), self)));
  // It may be wider than the panel, and then the keyboard has to be able to move it.
  const answer = element("pre", { tabindex: "0", role: "group", "aria-label": "Answer" }, shortened(pretty(entry.answer)));
  return element("details", {}, line("summary", entry), answer, actions);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function curl({ method, url }) {
  return method === "GET" ? `curl '${url}'` : `curl -X ${method} '${url}'`;
}

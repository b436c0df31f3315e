// Step 1: a token, what it says, and how long it lasts.

import { announce, byId, copy, element, show } from "./elements.js";
import { claimsOf, countdown, explained, purposeOf } from "./claims.js";
import { headOf } from "./shorten.js";
import { send } from "./requests.js";

let token = null;
let expiresAt = 0;
let hasExpired = false;

/** The latest token, or null. */
export const currentToken = () => token;

/** Chooses the permissions to ask for. */
export function choosePermissions(permissions) {
  const choice = document.querySelector(`[name=permissions][value="${CSS.escape(permissions)}"]`);
  if (choice) choice.checked = true;
}

export function startToken() {
  byId("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    get(new FormData(event.target));
  });
  byId("token-copy").addEventListener("click", (event) => copy(token, event.target));
  setInterval(tick, 1000);
}

async function get(form) {
  const wished = [...form].filter(([, value]) => value !== "");
  const answer = await send("GET", "/get-token", wished);
  if (!answer.ok) {
    show(byId("token-status"), answer.error, true);
    return;
  }
  token = answer.token;
  expiresAt = answer.expiresAt;
  hasExpired = false;
  const claims = claimsOf(token);
  show(byId("token-status"), purposeOf(claims));
  byId("token-head").textContent = headOf(token);
  byId("claims").replaceChildren(...explained(claims).map(group));
  byId("token-view").hidden = false;
  tick();
}

function group({ name, value, meaning }) {
  const words = Array.isArray(meaning)
    ? element("ul", {}, ...meaning.map(([word, means]) => element("li", {}, element("code", {}, word), ` ${means}`)))
    : meaning;
  const isList = Array.isArray(meaning);
  return element(
    "div",
    {},
    element("dt", {}, element("code", {}, name)),
    ...(isList ? [] : [element("dd", { class: "value" }, element("code", {}, value))]),
    element("dd", {}, words),
  );
}

function tick() {
  if (token === null) return;
  const left = Math.max(0, Math.ceil(expiresAt - Date.now() / 1000));
  byId("token-countdown").textContent = left > 0 ? `Expires in ${countdown(left)}` : "Expired. Get a new one.";
  if (left === 0 && !hasExpired) {
    hasExpired = true;
    announce("The token has expired.");
  }
}

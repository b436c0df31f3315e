// Who is in the meeting, and who is at the door. Rows are kept and changed, so that the focus stays where it is.

import { button, byId, element } from "./elements.js";

const DEVICES = { mic: "Mic", webcam: "Webcam" };

/** The rows of those in the meeting; `toggle(id, device, on)` is called when a device is to be switched. */
export class People {
  #rows = new Map();
  #me;
  #mayModerate;
  #toggle;

  constructor(me, mayModerate, toggle) {
    this.#me = me;
    this.#mayModerate = mayModerate;
    this.#toggle = toggle;
    byId("people").replaceChildren();
  }

  add({ participantId, mic = true, webcam = true }) {
    this.remove(participantId);
    const isMe = participantId === this.#me;
    const name = element("span", { class: "name" }, participantId, ...(isMe ? [element("small", {}, " you")] : []));
    const row = element("li", {}, name);
    for (const [device, on] of Object.entries({ mic, webcam })) {
      row.append(this.#switch(participantId, device, on, isMe || this.#mayModerate));
    }
    this.#rows.set(participantId, row);
    byId("people").append(row);
  }

  remove(participantId) {
    this.#rows.get(participantId)?.remove();
    this.#rows.delete(participantId);
  }

  has(participantId) {
    return this.#rows.has(participantId);
  }

  change(participantId, device, on) {
    const shown = this.#rows.get(participantId)?.querySelector(`[data-device=${device}]`);
    if (!shown) return;
    if (shown.role === "switch") shown.ariaChecked = String(on);
    shown.querySelector(".state").textContent = on ? "on" : "off";
  }

  /** A switch where one may switch, a plain text where one may not. */
  #switch(participantId, device, on, may) {
    const label = [
      DEVICES[device],
      element("span", { class: "unseen" }, ` of ${participantId}`),
      " ",
      element("span", { class: "state", ...(may && { "aria-hidden": "true" }) }, on ? "on" : "off"),
    ];
    if (!may) return element("span", { class: "device", "data-device": device }, ...label);
    const made = button("", (self) => this.#toggle(participantId, device, self.ariaChecked !== "true"), {
      role: "switch",
      "aria-checked": String(on),
      "data-device": device,
    });
    made.append(...label);
    return made;
  }
}

/** The rows of those who knock; `answer(id, allowed)` is called when one is answered. */
export class Guests {
  #rows = new Map();
  #answer;

  constructor(answer) {
    this.#answer = answer;
    byId("guests").replaceChildren();
    byId("guests-part").hidden = true;
  }

  add(participantId) {
    this.remove(participantId);
    const of = element("span", { class: "unseen" }, ` ${participantId}`);
    const admit = button("Admit", () => this.#answer(participantId, true), { class: "primary" });
    const deny = button("Deny", () => this.#answer(participantId, false));
    admit.append(of);
    deny.append(of.cloneNode(true));
    const row = element("li", {}, element("span", { class: "name" }, participantId), admit, deny);
    this.#rows.set(participantId, row);
    byId("guests").append(row);
    byId("guests-part").hidden = false;
  }

  remove(participantId) {
    const row = this.#rows.get(participantId);
    if (!row) return;
    const hadFocus = row.contains(document.activeElement);
    row.remove();
    this.#rows.delete(participantId);
    byId("guests-part").hidden = this.#rows.size === 0;
    if (hadFocus) (byId("guests").querySelector("button") ?? byId("people-title")).focus();
  }
}

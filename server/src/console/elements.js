// Making elements, and telling what happens to those who do not see it.

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; texts are never read as HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A button that calls back. */
export function button(label, pressed, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", () => pressed(made));
  return made;
}

/** Says something to screen readers that everyone else can see. */
export function announce(text) {
  byId("announcer").textContent = text;
}

/** Shows what came of an action. The text says by itself whether it is a mistake; the colour only repeats it. */
export function show(status, text, isMistake = false) {
  status.classList.toggle("mistake", isMistake);
  status.textContent = text;
}

/** Copies a text, and says so on the button for a moment. */
export async function copy(text, from) {
  const label = from.dataset.label ?? from.textContent;
  from.dataset.label = label;
  try {
    await navigator.clipboard.writeText(text);
    from.textContent = "Copied";
  } catch {
    from.textContent = "Not allowed to copy";
  }
  announce(from.textContent);
  setTimeout(() => (from.textContent = label), 2000);
}

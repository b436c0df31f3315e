// Requests of this page, each told to whoever shows them: once when it is sent, once when it is answered.

const watchers = new Set();

/** Calls back with every request and event from now on. */
export const watch = (watcher) => watchers.add(watcher);

function tell(entry) {
  for (const watcher of watchers) watcher(entry);
}

/** Sends a request to the token server; answers the status (0 when there is no answer) and what the JSON says. */
export async function send(method, path, query = {}) {
  const words = new URLSearchParams(query).toString();
  const target = words ? `${path}?${words}` : path;
  const entry = { method, path: target, url: new URL(target, location.href).href, status: null };
  tell(entry);
  const began = performance.now();
  try {
    const response = await fetch(target, { method, cache: "no-store" });
    entry.answer = await response.text();
    entry.status = response.status;
  } catch {
    entry.answer = '{"error": "The server does not answer. Is it still running?"}';
    entry.status = 0;
  }
  entry.milliseconds = performance.now() - began;
  tell(entry);
  return { status: entry.status, ok: entry.status === 200, ...parsed(entry.answer) };
}

/** Tells of a WebSocket that is opened; calls back with what came of it. */
export function opening(url) {
  const { pathname, search } = new URL(url);
  const entry = { method: "WS", path: pathname + search, status: null };
  tell(entry);
  const began = performance.now();
  return (outcome) => {
    entry.status = outcome;
    entry.milliseconds = performance.now() - began;
    tell(entry);
  };
}

/** Tells of an event that was `sent` or `received` over a WebSocket. */
export function event(direction, message) {
  tell({ method: "WS", path: message.event, status: direction, answer: JSON.stringify(message) });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { error: text };
  }
}

// A WebSocket of the emulator: what is said and heard in a meeting.

import { event, opening } from "./requests.js";

/** Opens one; `heard` gets every event, and at the end `{event: "closed"}` with the code and the reason. */
export function converse(emulator, wishes, heard) {
  const url = new URL("/emulator/join", emulator.replace(/^http/, "ws"));
  url.search = new URLSearchParams(wishes);
  const opened = opening(url);
  const socket = new WebSocket(url);
  let isOpen = false;
  socket.addEventListener("open", () => {
    isOpen = true;
    opened("open");
  });
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data);
    event("received", message);
    heard(message);
  });
  socket.addEventListener("close", ({ code, reason }) => {
    if (!isOpen) opened("refused");
    heard({ event: "closed", code, reason });
  });
  return {
    say(message) {
      event("sent", message);
      socket.send(JSON.stringify(message));
    },
    end: () => socket.close(),
  };
}

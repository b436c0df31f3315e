// Step 3: joining the meeting with the token, and what goes on in there.

import { announce, byId, show } from "./elements.js";
import { converse } from "./conversation.js";
import { currentMeeting } from "./meeting.js";
import { currentToken } from "./token.js";
import { Guests, People } from "./people.js";

const NAMES = ["anna", "ben", "cleo", "dana", "emil", "fay"];

let emulator;
let conversation = null;
let people = null;
let guests = null;
let me = null;
// Why the connection is about to close, once that is known.
let ending = null;

const tell = (text, isMistake) => show(byId("join-status"), text, isMistake);

export function startJoining(address) {
  emulator = address;
  byId("join-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (conversation) leave();
    else join();
  });
}

/** Shows the way to a second tab as soon as there is a meeting to join. */
export function offerSecondTab() {
  const meeting = currentMeeting();
  byId("second-tab").hidden = meeting === "";
  const taken = (name) => name === byId("join-participant").value || people?.has(name);
  const participant = NAMES.find((name) => !taken(name)) ?? "";
  const hash = new URLSearchParams({ meeting, participant, permissions: "ask_join" });
  byId("second-tab").firstElementChild.href = `/#${hash}`;
}

function join() {
  const token = currentToken();
  const roomId = currentMeeting();
  if (token === null) return tell("Get a token first.", true);
  if (roomId === "") return tell("Create a meeting first, or type the id of one.", true);
  const participantId = byId("join-participant").value.trim();
  const wishes = { roomId, token, ...(participantId && { participantId }) };
  ending = null;
  tell("Connecting…");
  conversation = converse(emulator, wishes, hear);
  setJoined(true);
}

function setJoined(isJoined) {
  const button = byId("join-button");
  button.textContent = isJoined ? "Leave" : "Join";
  button.classList.toggle("primary", !isJoined);
}

function leave() {
  ending = { text: "You have left." };
  conversation.end();
}

function hear(message) {
  const { event, participantId } = message;
  HEARD[event]?.(message, participantId);
  offerSecondTab();
}

const HEARD = {
  connected({ permissions, participants, others }, participantId) {
    me = participantId;
    people = new People(me, permissions.includes("allow_mod"), toggle);
    guests = new Guests(answer);
    people.add({ participantId });
    for (const other of others ?? participants.map((id) => ({ participantId: id }))) people.add(other);
    byId("room").hidden = false;
    tell(`You are in as ${me}, with ${permissions.join(" and ")}.`);
  },
  "entry-requested"(_, participantId) {
    if (!people) return tell("At the door: somebody with allow_join has to let you in.");
    guests.add(participantId);
    announce(`${participantId} asks to be let in.`);
  },
  "entry-responded"({ allowed }, participantId) {
    if (people) guests.remove(participantId);
    else if (!allowed) ending = { text: "You were not let in.", isMistake: true };
  },
  "entry-withdrawn"(_, participantId) {
    guests?.remove(participantId);
    announce(`${participantId} no longer asks.`);
  },
  "participant-joined"(message, participantId) {
    people.add(message);
    announce(`${participantId} has joined.`);
  },
  "participant-left"(_, participantId) {
    people.remove(participantId);
    announce(`${participantId} has left.`);
  },
  "toggle-mic": (message) => switched(message, "mic", "microphone"),
  "toggle-webcam": (message) => switched(message, "webcam", "webcam"),
  "participant-removed"() {
    ending = { text: "You were sent away.", isMistake: true };
  },
  "session-ended"({ reason }) {
    ending = { text: `The session has ended (${reason}).`, isMistake: true };
  },
  error({ code, name, reason }) {
    const text = `${code} ${name}: ${reason}`;
    if (people) tell(text, true);
    else ending = { text, isMistake: true };
  },
  closed({ code, reason }) {
    const { text, isMistake } = ending ?? { text: closing(code, reason), isMistake: true };
    tell(text, isMistake);
    conversation = people = guests = me = null;
    byId("room").hidden = true;
    setJoined(false);
  },
};

function closing(code, reason) {
  return reason ? `The connection was closed: ${reason}.` : `The emulator does not answer (close code ${code}).`;
}

function switched({ participantId, on, by }, device, name) {
  people.change(participantId, device, on);
  const who = by === participantId ? by : `${by}, who may moderate,`;
  announce(`${who} has switched ${by === participantId ? "the" : `${participantId}’s`} ${name} ${on ? "on" : "off"}.`);
}

function toggle(participantId, device, on) {
  conversation.say({ event: `toggle-${device}`, participantId, on });
}

function answer(participantId, allowed) {
  conversation.say({ event: "entry-response", participantId, allowed });
}

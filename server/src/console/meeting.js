// Step 2: a meeting.

import { byId, show } from "./elements.js";
import { send } from "./requests.js";

let told = () => {};

/** The id in the field. */
export const currentMeeting = () => byId("meeting-id").value.trim();

/** Puts an id into the field. */
export function chooseMeeting(id) {
  byId("meeting-id").value = id;
  told();
}

/** Calls back whenever the id changes. */
export function startMeeting(changed) {
  told = changed;
  byId("meeting-create").addEventListener("click", create);
  byId("meeting-id").addEventListener("input", () => told());
  byId("meeting-form").addEventListener("submit", (event) => {
    event.preventDefault();
    validate();
  });
}

async function create() {
  const answer = await send("POST", "/create-meeting");
  if (answer.ok) {
    chooseMeeting(answer.meetingId);
    show(byId("meeting-status"), `Meeting ${answer.meetingId} is ready.`);
  } else {
    show(byId("meeting-status"), answer.error, true);
  }
}

async function validate() {
  const id = currentMeeting();
  if (id === "") {
    show(byId("meeting-status"), "Create a meeting first, or type the id of one.", true);
    byId("meeting-id").focus();
    return;
  }
  const answer = await send("POST", `/validate-meeting/${encodeURIComponent(id)}`);
  show(byId("meeting-status"), answer.ok ? `Meeting ${answer.meetingId} is valid.` : answer.error, !answer.ok);
}

// The console of the demo: three steps, and a list of the requests that they make.

import { byId } from "./elements.js";
import { startLog } from "./log.js";
import { choosePermissions, startToken } from "./token.js";
import { chooseMeeting, startMeeting } from "./meeting.js";
import { offerSecondTab, startJoining } from "./joining.js";

const emulator = document.querySelector("meta[name=emulator]").content;

startLog();
startToken();
startMeeting(offerSecondTab);
startJoining(emulator);
byId("server-address").textContent = location.origin;
byId("emulator-address").textContent = emulator;

// A second tab is told by its address what it is for.
const wishes = new URLSearchParams(location.hash.slice(1));
if (wishes.has("permissions")) choosePermissions(wishes.get("permissions"));
if (wishes.has("participant")) byId("join-participant").value = wishes.get("participant");
if (wishes.has("meeting")) chooseMeeting(wishes.get("meeting"));

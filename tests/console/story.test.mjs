// The story of the page: a token, a meeting, two tabs that meet, and what is refused.
import assert from "node:assert/strict";
import { test } from "node:test";

import { createMeeting, getToken, join, openGuestTab } from "./demo.mjs";
import { address, button, complaints, logged, open, people, told } from "./tabs.mjs";

test("a token is got, and what it says is explained", async () => {
  const page = await open();
  await getToken(page, "Host");
  await told(page, "token", "classic");
  const claims = await page.locator("#claims > div").allInnerTexts();
  for (const [name, meaning] of [
    ["apikey", "The account"],
    ["permissions", "allow_mod switches other people’s microphone"],
    ["iat", "Issued"],
    ["exp", "Expires"],
    ["jti", "Its own id"],
  ]) {
    assert.ok(claims.some((claim) => claim.startsWith(name) && claim.includes(meaning)), `${name}: ${claims}`);
  }
  assert.match(await page.getByRole("timer").textContent(), /^Expires in (24:00:00|23:59:\d\d)$/);

  await page.getByText("Bind it to").click();
  await page.getByLabel("Only this meeting").fill("ab1c-2def-g3hi");
  await page.getByLabel("Only this participant").fill("ben");
  await page.getByRole("radio", { name: "Guest", exact: true }).check();
  await button(page, "Get a token").click();
  await told(page, "token", "A participant token");
  const bound = (await page.locator("#claims").innerText()).replace(/\s+/g, " ");
  for (const text of ["version 2", "rtc joins meetings", "roomId ab1c-2def-g3hi", "participantId ben", "ask_join knocks"]) {
    assert.ok(bound.includes(text), `${text}: ${bound}`);
  }
  assert.equal((await logged(page)).at(-1).endsWith(" 200"), true);
});

test("a token's end is counted down, and told once it has come", async () => {
  const page = await open();
  await page.clock.install();
  await page.reload();
  await getToken(page, "Participant");
  await page.clock.runFor(3_600_000);
  assert.match(await page.getByRole("timer").textContent(), /^Expires in 2(3:00:0\d|2:59:\d\d)$/);
  await page.clock.fastForward("23:00:01");
  assert.equal(await page.getByRole("timer").textContent(), "Expired. Get a new one.");
  assert.equal(await page.locator("#announcer").textContent(), "The token has expired.");
});

test("a token is shown by its head alone, and copied whole", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await getToken(page, "Host");
  await createMeeting(page);
  await join(page, "You are in");
  for (const summary of await page.locator("#requests summary").all()) await summary.click();
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, "Copy token").click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const token = await pasted();
  assert.match(token, /^eyJ[\w-]+\.[\w-]+\.[\w-]{43}$/);
  const [header, payload, signature] = token.split(".");
  const html = await page.content();
  assert.ok(html.includes(token.slice(0, 16)));
  for (const part of [header, payload, signature]) assert.ok(!html.includes(part), "a part of the token is in the page");

  await page.locator("#requests li").last().getByRole("button", { name: "Copy answer" }).click();
  assert.equal(JSON.parse(await pasted()).token, token);
  await page.locator("#requests li").last().getByRole("button", { name: "Copy as curl" }).click();
  assert.equal(await pasted(), `curl '${address()}get-token?permissions=allow_join%2Callow_mod'`);
});

test("two tabs meet: a guest knocks, is let in, and is moderated", async () => {
  const anna = await open();
  await getToken(anna, "Host");
  const id = await createMeeting(anna);
  await button(anna, "Validate").click();
  await told(anna, "meeting", `Meeting ${id} is valid.`);
  await join(anna, "You are in as anna, with allow_join and allow_mod.");

  const ben = await openGuestTab(anna);
  assert.equal(await ben.getByLabel("Meeting id").inputValue(), id);
  await anna.getByRole("button", { name: "Admit ben" }).click();
  await told(ben, "join", "You are in as ben, with ask_join.");
  await anna.getByRole("switch", { name: "Mic of ben" }).click();
  await ben.getByRole("switch", { name: "Mic of ben", checked: false }).waitFor();
  await ben.bringToFront();
  await ben.getByRole("switch", { name: "Webcam of ben" }).click();
  await anna.getByRole("switch", { name: "Webcam of ben", checked: false }).waitFor();
  assert.deepEqual(await people(anna), ["anna you on on", "ben off off"]);
  assert.equal(await ben.getByRole("switch", { name: /anna/ }).count(), 0, "a guest switches nobody else's devices");

  const cleo = await open({}, `#${new URLSearchParams({ meeting: id, participant: "cleo", permissions: "allow_join" })}`);
  await button(cleo, "Get a token").click();
  await told(cleo, "token", "token");
  await join(cleo, "You are in as cleo, with allow_join.");
  assert.deepEqual(await people(cleo), ["cleo you on on", "anna on on", "ben off off"]);

  await button(ben, "Leave").click();
  await told(ben, "join", "You have left.");
  await anna.locator("#people li", { hasText: "ben" }).waitFor({ state: "detached" });
  assert.equal(await anna.locator("#announcer").textContent(), "ben has left.");
  assert.deepEqual(await logged(anna), [
    "GET /get-token?permissions=allow_join,allow_mod 200",
    "POST /create-meeting 200",
    `POST /validate-meeting/${id} 200`,
    (await logged(anna))[3],
    "WS connected received",
    "WS entry-requested received",
    "WS entry-response sent",
    "WS entry-responded received",
    "WS participant-joined received",
    "WS toggle-mic sent",
    "WS toggle-mic received",
    "WS toggle-webcam received",
    "WS participant-joined received",
    "WS participant-left received",
  ]);
  assert.match((await logged(anna))[3], /^WS \/emulator\/join\?roomId=.*&token=eyJ\w+…&participantId=anna open$/);
  await button(anna, "Clear").click();
  assert.deepEqual(await logged(anna), []);
});

test("a guest is denied, and another goes away", async () => {
  const anna = await open();
  await getToken(anna, "Participant");
  await createMeeting(anna);
  await join(anna, "You are in");
  const ben = await openGuestTab(anna);
  await anna.getByRole("button", { name: "Deny ben" }).click();
  await told(ben, "join", "You were not let in.");
  await anna.getByRole("heading", { name: "At the door" }).waitFor({ state: "hidden" });
  await ben.bringToFront();
  await join(ben, "At the door");
  await anna.getByRole("button", { name: "Admit ben" }).waitFor();
  await ben.close();
  await anna.getByRole("button", { name: "Admit ben" }).waitFor({ state: "detached" });
  assert.deepEqual(await people(anna), ["anna you on on"]);
});

test("what is refused says why", async () => {
  const page = await open();
  await button(page, "Join").click();
  await told(page, "join", "Get a token first.");
  await button(page, "Validate").click();
  await told(page, "meeting", "Create a meeting first");
  await getToken(page, "Host");
  await button(page, "Join").click();
  await told(page, "join", "Create a meeting first");
  assert.equal((await logged(page)).length, 1, "nothing is asked in vain");
  await page.getByLabel("Meeting id").fill("aaaa-bbbb-cccc");
  await join(page, "4003 INVALID_MEETING_ID");
  await createMeeting(page);
  await page.getByText("Bind it to").click();
  await page.getByLabel("Only this meeting").fill("aaaa-bbbb-cccc");
  await button(page, "Get a token").click();
  await told(page, "token", "A participant token");
  await join(page, "4022 UNAUTHORIZED_MEETING_ID");
  await page.getByLabel("Only this meeting").fill("");
  await page.getByLabel("Only this participant").fill("two words");
  await button(page, "Get a token").click();
  await told(page, "token", "participantId");
  assert.ok((await logged(page)).at(-1).endsWith(" 400"));
  assert.equal(complaints.splice(0).length, 1, "the browser itself notes the answer 400, and nothing else");
});

test("an unknown meeting is told apart", async () => {
  const page = await open();
  await page.getByLabel("Meeting id").fill("aaaa-bbbb-cccc");
  await button(page, "Validate").click();
  await told(page, "meeting", "no meeting");
  assert.deepEqual(await logged(page), ["POST /validate-meeting/aaaa-bbbb-cccc 404"]);
  assert.equal(complaints.splice(0).length, 1, "the browser itself notes the answer 404, and nothing else");
});

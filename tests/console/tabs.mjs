// Tabs with the page open, and what is in them. Whatever a test does, no page may complain or ask beyond this machine.
import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";

import { startBrowser, startDemo } from "./demo.mjs";

let demo;
let browser;
const contexts = [];
const asked = [];
/** What pages have complained of; a test that expects some takes it out. */
export const complaints = [];

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.close();
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  assert.deepEqual(complaints.splice(0), []);
  assert.notDeepEqual(asked, [], "the requests of the page are seen");
  const elsewhere = asked.splice(0).filter((url) => !/^(http|ws):\/\/127\.0\.0\.1:\d+\//.test(url));
  assert.deepEqual(elsewhere, [], "no request leaves this machine");
});

/** The address of the page. */
export const address = () => demo.console;

/** A tab of a browser of its own, with the page open. */
export async function open(options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  contexts.push(context);
  context.on("request", (request) => asked.push(request.url()));
  context.on("page", (page) => {
    page.on("websocket", (socket) => asked.push(socket.url()));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
  });
  const page = await context.newPage();
  await page.goto(demo.console + hash);
  return page;
}

/** A button by its whole name. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Waits until the status of a step says this. */
export const told = (page, step, text) => page.locator(`#${step}-status`).filter({ hasText: text }).waitFor();

/** The requests in the list, the oldest first, as `method path outcome`. */
export async function logged(page) {
  const lines = await page.locator("#requests .request").evaluateAll((found) =>
    found.map((line) => [".method", ".path", ".outcome"].map((part) => line.querySelector(part).textContent).join(" ")),
  );
  return lines.reverse();
}

/** What a screen reader is told of the people in the meeting. */
export const people = (page) =>
  page.locator("#people li").evaluateAll((rows) =>
    rows.map((row) =>
      [row.querySelector(".name"), ...row.querySelectorAll(".state")].map((part) => part.textContent).join(" "),
    ),
  );

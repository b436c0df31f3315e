// The demo at work, and a browser that looks at it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

export const binary = process.env.VIDEOSDK_SERVER_BINARY;
assert.ok(binary, "VIDEOSDK_SERVER_BINARY names the binary");

/** Starts `serve --demo` on a free port; answers what it announces, and how it is ended. */
export async function startDemo(...words) {
  const arguments_ = ["serve", "--demo", "--port", "0", "--json", ...words];
  const server = spawn(binary, arguments_, { env: {}, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: server.stdout }), "line");
  const close = async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  return { ...JSON.parse(line), close };
}

/** A browser that resolves no name but these, which are this machine, so that whatever leaves it fails. */
export function startBrowser(...names) {
  const known = names.map((name) => `MAP ${name} 127.0.0.1, `).join("");
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=${known}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
  });
}

/** Gets a token in a tab, as one of `Host`, `Participant` and `Guest`. */
export async function getToken(page, choice) {
  await page.getByRole("radio", { name: choice, exact: true }).check();
  await page.getByRole("button", { name: "Get a token" }).click();
  await page.getByRole("heading", { name: "What it says" }).waitFor();
}

/** Makes a meeting in a tab; answers its id. */
export async function createMeeting(page) {
  await page.getByRole("button", { name: "Create a meeting" }).click();
  await page.getByText(/^Meeting .* is ready\.$/).waitFor();
  return page.getByLabel("Meeting id").inputValue();
}

/** Joins in a tab, and waits until its status fits. */
export async function join(page, status) {
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.locator("#join-status").filter({ hasText: status }).waitFor();
}

/** The tab that the link of another opens, which is for a guest; the other is in front again when the guest knocks. */
export async function openGuestTab(page) {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: /second tab/ }).click();
  const guest = await opened;
  await getToken(guest, "Guest");
  await join(guest, "At the door");
  // A tab behind another draws once a second, and so is slow to click.
  await page.bringToFront();
  return guest;
}

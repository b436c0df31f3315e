// The page for everybody: by the keyboard alone, for screen readers, in light and dark, on a small screen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { createMeeting, getToken, join, openGuestTab } from "./demo.mjs";
import { button, open, told } from "./tabs.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("the keyboard alone is enough", async () => {
  const anna = await open();
  const press = async (page, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Goes on by Tab until the focus is on this, which then must be seen. */
  const reach = async (page, wanted) => {
    for (let step = 0; step < 60; step += 1) {
      await press(page, "Tab");
      if (await wanted.evaluate((found) => found === document.activeElement)) {
        const outline = await wanted.evaluate((found) => getComputedStyle(found).outlineStyle);
        return assert.notEqual(outline, "none", "the focus is visible");
      }
    }
    assert.fail(`${wanted} is not reached`);
  };
  await press(anna, "Tab", "Enter");
  assert.equal(await anna.evaluate(() => document.activeElement.id), "requests", "the first link skips to the requests");
  await anna.reload();
  await reach(anna, anna.getByRole("radio", { name: "Host", exact: true }));
  await press(anna, "ArrowDown", "ArrowUp");
  await reach(anna, button(anna, "Get a token"));
  await press(anna, "Enter");
  await anna.getByRole("heading", { name: "What it says" }).waitFor();
  await reach(anna, button(anna, "Create a meeting"));
  await press(anna, "Space");
  await told(anna, "meeting", "is ready");
  await reach(anna, anna.getByLabel("Participant id"));
  await press(anna, "Enter");
  await told(anna, "join", "You are in");
  const link = anna.getByRole("link", { name: /second tab/ });
  await reach(anna, link);
  const opened = anna.context().waitForEvent("page");
  await press(anna, "Enter");
  const ben = await opened;
  await reach(ben, button(ben, "Get a token"));
  await press(ben, "Enter");
  await told(ben, "token", "token");
  await reach(ben, button(ben, "Join"));
  await press(ben, "Enter");
  await told(ben, "join", "At the door");

  await anna.bringToFront();
  await reach(anna, anna.getByRole("button", { name: "Admit ben" }));
  await press(anna, "Enter");
  await told(ben, "join", "You are in");
  await anna.getByRole("button", { name: "Admit ben" }).waitFor({ state: "detached" });
  assert.equal(await anna.evaluate(() => document.activeElement.id), "people-title", "the focus does not get lost");
  const mic = anna.getByRole("switch", { name: "Mic of ben" });
  await reach(anna, mic);
  await press(anna, "Space");
  await anna.getByRole("switch", { name: "Mic of ben", checked: false }).waitFor();
  assert.ok(await mic.evaluate((found) => found === document.activeElement), "the focus stays on the switch");
  await reach(anna, anna.locator("#requests summary").first());
  await press(anna, "Enter");
  await anna.getByRole("group", { name: "Answer" }).first().waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  test(`it is fit for everybody, in ${colorScheme}`, async () => {
    const anna = await open({ colorScheme, reducedMotion: "reduce" });
    const dark = await anna.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(dark === "rgb(255, 255, 255)", colorScheme === "light", dark);
    await faultless(anna, "as it opens");
    await button(anna, "Join").click();
    await getToken(anna, "Host");
    await faultless(anna, "with a token and a mistake");
    await createMeeting(anna);
    await join(anna, "You are in");
    const ben = await openGuestTab(anna);
    await anna.getByRole("button", { name: "Admit ben" }).click();
    await told(ben, "join", "You are in");
    await anna.getByRole("switch", { name: "Mic of ben" }).click();
    await anna.getByRole("switch", { name: "Mic of ben", checked: false }).waitFor();
    const cleo = await openGuestTab(anna);
    await anna.getByRole("button", { name: "Admit cleo" }).waitFor();
    for (const summary of await anna.locator("summary").all()) await summary.click();
    await faultless(anna, "with everything in it");
    await faultless(ben, "for a guest who is in");
    await faultless(cleo, "for a guest who waits");
    const moving = await anna.evaluate(() =>
      [...document.querySelectorAll("*")].filter((each) => getComputedStyle(each).transitionDuration !== "0s").length,
    );
    assert.equal(moving, 0, "nothing moves for those who do not want it");
    for (const width of [320, 390, 768, 1280]) {
      await anna.setViewportSize({ width, height: 800 });
      const wider = await anna.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${width}: it is ${wider} pixels wider than the screen`);
    }
    await anna.setViewportSize({ width: 320, height: 800 });
    await faultless(anna, "on a small phone");
  });
}

/** Nothing that axe knows to look for, best practices included, is wrong. */
async function faultless(page, moment) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  assert.deepEqual(faults, [], moment);
  assert.ok(passes.length > 20, `axe looked at ${passes.length} rules`);
}

// Makes the pictures of the documentation anew: node screenshot.mjs [FOLDER], with VIDEOSDK_SERVER_BINARY set.
// The fonts are those of this machine. Afterwards: pngquant --force --ext .png --skip-if-larger docs/images/console-*.png
import { createMeeting, getToken, join, openGuestTab, startBrowser, startDemo } from "./demo.mjs";

const folder = process.argv[2] ?? new URL("../../docs/images", import.meta.url).pathname;
const demo = await startDemo();
const browser = await startBrowser();
try {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 1000 } });
    const page = await context.newPage();
    await page.goto(demo.console);
    await tellTheStory(page);
    const [token, meeting] = await Promise.all(["token", "meeting"].map((step) => edges(page, step)));
    const { bottom } = await page.locator("body").boundingBox().then(({ y, height }) => ({ bottom: y + height }));
    await picture(page, `console-token-${colorScheme}`, 0, token.bottom);
    await picture(page, `console-meeting-${colorScheme}`, meeting.top + 1, bottom);
    await context.close();
  }
} finally {
  await browser.close();
  await demo.close();
}

/** A meeting of two, one of whom is muted, and a third at the door. */
async function tellTheStory(page) {
  await getToken(page, "Host");
  await createMeeting(page);
  await page.getByRole("button", { name: "Validate" }).click();
  await page.getByText(/is valid\.$/).waitFor();
  await join(page, "You are in");
  await openGuestTab(page);
  await page.getByRole("button", { name: "Admit" }).click();
  await page.getByRole("switch", { name: "Mic of ben" }).click();
  await page.getByRole("switch", { name: "Mic of ben", checked: false }).waitFor();
  await openGuestTab(page);
  await page.getByRole("button", { name: "Admit" }).waitFor();
  await page.locator("#requests summary").filter({ hasText: "/create-meeting" }).click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
}

/** Where a step begins and ends on the page. */
async function edges(page, step) {
  const { y, height } = await page.locator("section", { has: page.locator(`#${step}-title`) }).boundingBox();
  return { top: y, bottom: y + height };
}

/** The page as a window that is so high shows it, so that the list of requests is in sight. */
async function picture(page, name, top, bottom) {
  await page.setViewportSize({ width: 1280, height: Math.round(bottom - top) });
  await page.evaluate((y) => scrollTo(0, y), top);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

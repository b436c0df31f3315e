// Pages of others, in the browser of somebody who may use the server: what they send makes no meeting.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import { after, before, test } from "node:test";

import { binary, startBrowser, startDemo } from "./demo.mjs";

const FOREIGN = "evil.test";

let demo;
let browser;
let foreign;
let watch;
/** Called with what came to the watch: the method, the origin, and the status of the answer. */
let seen;

before(async () => {
  demo = await startDemo();
  foreign = createServer((request, response) => {
    const page = pages[request.url];
    response.writeHead(page ? 200 : 404, { "content-type": "text/html" });
    response.end(page?.(`http://127.0.0.1:${watch.address().port}/create-meeting`));
  });
  // In front of the token server, since browsers do not tell all that they send and are answered.
  watch = createServer((request, response) => {
    const { method, url, headers } = request;
    const { port } = new URL(demo.tokenServer);
    const forwarded = ask({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response).on("close", () => {
        if (url === "/create-meeting") seen?.({ method, origin: headers.origin, status: answer.statusCode });
      });
    });
    request.pipe(forwarded);
  });
  for (const server of [foreign, watch]) await once(server.listen(0, "127.0.0.1"), "listening");
  browser = await startBrowser(FOREIGN);
});

after(async () => {
  await browser?.close();
  foreign?.close();
  watch?.close();
  await demo?.close();
});

/** A form that sends itself, as a page of an attacker has it. */
const form = (action, type = "application/x-www-form-urlencoded", head = "") =>
  `<!doctype html>${head}<form method="post" action="${action}" enctype="${type}">` +
  `<input name="customRoomId" value="of-the-attacker"></form><script>document.forms[0].submit()</script>`;

const pages = {
  "/form": (action) => form(action),
  "/plain": (action) => form(action, "text/plain"),
  "/multipart": (action) => form(action, "multipart/form-data"),
  "/without-referrer": (action) => form(action, undefined, '<meta name="referrer" content="no-referrer">'),
  "/sandbox": (action) => `<!doctype html><iframe sandbox="allow-scripts allow-forms" srcdoc='${form(action)}'></iframe>`,
  "/fetch": (action) =>
    `<!doctype html><script>fetch("${action}", { method: "POST", mode: "no-cors", credentials: "include" })</script>`,
};

/** How many meetings there are. */
function meetings() {
  const env = {
    VIDEOSDK_API_KEY: demo.apiKey,
    VIDEOSDK_SECRET: demo.secret,
    VIDEOSDK_API_ENDPOINT: `${demo.emulator}/v2`,
  };
  const list = JSON.parse(execFileSync(binary, ["rooms", "list", "--json"], { env, encoding: "utf8" }));
  return list.data.length;
}

/** Opens a page, and waits for what it sends. */
async function sent(url) {
  const context = await browser.newContext();
  try {
    const arrived = new Promise((resolve) => (seen = resolve));
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "commit" });
    return await arrived;
  } finally {
    await context.close();
  }
}

// Abuse 19: a foreign page posts a form with the visitor's cookie.
test("what a foreign page sends is refused and makes no meeting", async (foreignPage) => {
  for (const path of Object.keys(pages)) {
    await foreignPage.test(path.slice(1), async () => {
      const existing = meetings();
      const page = `http://${FOREIGN}:${foreign.address().port}`;
      const { method, origin, status } = await sent(page + path);
      assert.deepEqual([method, status], ["POST", 403]);
      assert.ok([page, "null"].includes(origin), origin);
      assert.equal(meetings(), existing);
    });
  }
});

test("the same form of a page of this machine, which the demo serves, makes one", async () => {
  const existing = meetings();
  const { status } = await sent(`http://127.0.0.1:${foreign.address().port}/form`);
  assert.equal(status, 200);
  assert.equal(meetings(), existing + 1);
});

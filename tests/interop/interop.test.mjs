// The official Node SDK against the emulator, and the usual JWT library with our tokens and theirs.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { AccessTokenBuilder, Grant, VideoSDK, verifyToken } from "@videosdk.live/server-sdk";
import jwt from "jsonwebtoken";

const binary = process.env.VIDEOSDK_SERVER_BINARY;
assert.ok(binary, "VIDEOSDK_SERVER_BINARY names the binary");

let emulator;
const announced = {};

before(async () => {
  emulator = spawn(binary, ["emulate", "--port", "0"], { env: {}, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: emulator.stdout })) {
    announced[line.slice(0, 15).trim()] = line.slice(15).trim();
    if (line.startsWith("use it with")) break;
  }
});

after(async () => {
  emulator.kill("SIGTERM");
  await once(emulator, "exit");
});

/** The official client, pointed at the emulator. */
const official = () =>
  new VideoSDK({ apiKey: announced.key, secret: announced.secret, apiEndpoint: announced.emulator });

/** Runs our command line with the emulator's key pair; answers what it prints. */
function ours(...words) {
  const env = { VIDEOSDK_API_KEY: announced.key, VIDEOSDK_SECRET: announced.secret };
  const run = spawnSync(binary, words, { env, encoding: "utf8" });
  return { code: run.status, text: run.stdout.trim(), json: () => JSON.parse(run.stdout) };
}

test("the official SDK creates, gets, validates, lists and ends rooms on the emulator", async () => {
  const { rooms } = official();
  const room = await rooms.create({ customRoomId: "interop", autoCloseConfig: { afterInactiveSeconds: 60 } });
  assert.match(room.roomId, /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  assert.equal((await rooms.create({ customRoomId: "interop" })).roomId, room.roomId);
  assert.equal((await rooms.get(room.roomId)).customRoomId, "interop");
  assert.equal((await rooms.validate(room.roomId)).valid, true);
  assert.equal((await rooms.validate("aaaa-bbbb-cccc")).valid, false);
  for (let count = 0; count < 4; count += 1) await rooms.create();
  const ids = new Set();
  for await (const each of await rooms.list({ perPage: 2 })) ids.add(each.roomId);
  assert.equal(ids.size, 5);
  await rooms.end(room.roomId);
  await assert.rejects(rooms.get("aaaa-bbbb-cccc"), { name: "RoomNotFoundError" });
});

test("the official SDK sees sessions and participants on the emulator, and ends them", async () => {
  const { rooms, sessions, participants } = official();
  const { roomId } = await rooms.create();
  assert.equal((await participants.list(roomId)).data.length, 0);
  const join = async (participantId) => {
    const body = JSON.stringify({ roomId, participantId });
    const joined = await fetch(`${announced.emulator}/emulator/participants`, { method: "POST", body });
    return (await joined.json()).sessionId;
  };
  const sessionId = await join("ada");
  for (const participantId of ["bob", "eve"]) assert.equal(await join(participantId), sessionId);
  assert.deepEqual((await sessions.list({ roomId, status: "ongoing" })).data.map(({ id }) => id), [sessionId]);
  assert.equal((await sessions.get(sessionId)).participants.length, 3);
  await participants.remove(roomId, "eve");
  await sessions.removeParticipant({ sessionId, participantId: "bob" });
  const ids = async (page) => {
    const found = [];
    for await (const { participantId } of await page) found.push(participantId);
    return found;
  };
  assert.deepEqual(await ids(sessions.listParticipants(sessionId, { perPage: 2 })), ["ada", "bob", "eve"]);
  assert.deepEqual(await ids(sessions.listActiveParticipants(sessionId)), ["ada"]);
  assert.deepEqual(await ids(participants.list(roomId)), ["ada"]);
  assert.equal((await sessions.getParticipant(sessionId, "eve")).timelog.length, 1);
  assert.equal((await participants.get(roomId, "ada")).participantId, "ada");
  assert.equal((await sessions.getStats(sessionId)).meetingId, roomId);
  assert.equal((await sessions.getParticipantStats(sessionId, "ada")).participantId, "ada");
  const ended = await sessions.end({ roomId });
  assert.deepEqual([ended.id, ended.roomId, ended.status], [sessionId, roomId, "ended"]);
  await assert.rejects(participants.get(roomId, "ada"), { name: "RoomNotFoundError" });
});

test("the official SDK is refused with a wrong secret", async () => {
  const stranger = new VideoSDK({ apiKey: announced.key, secret: "wrong".repeat(8), apiEndpoint: announced.emulator });
  await assert.rejects(stranger.rooms.list(), { name: "AuthenticationError" });
});

test("the official SDK and jsonwebtoken verify our tokens", () => {
  for (const kind of ["participant", "api", "classic"]) {
    const token = ours("token", kind).text;
    assert.equal(verifyToken(token, announced.secret).apikey, announced.key, kind);
    const claims = jwt.verify(token, announced.secret, { algorithms: ["HS256"] });
    assert.deepEqual(claims.permissions, kind === "api" ? ["allow_join", "allow_mod"] : ["allow_join"], kind);
  }
});

test("we verify the tokens of the official SDK and of jsonwebtoken", async () => {
  const builder = new AccessTokenBuilder({ apiKey: announced.key, secret: announced.secret });
  const theirs = await builder.setParticipant("anna").forRoom("ab12-cd34-ef56").grant(Grant.AllowJoin).toJwt();
  const plain = jwt.sign({ apikey: announced.key, permissions: ["allow_join"] }, announced.secret, {
    algorithm: "HS256",
    expiresIn: "24h",
    jwtid: "0f6c8f3e-5a1b-4c2d-9e3f-a1b2c3d4e5f6",
  });
  for (const token of [theirs, plain]) {
    const explanation = ours("explain", token, "--json").json();
    assert.equal(explanation.verified, true);
    assert.equal(explanation.join.accepted, true);
  }
});

test("what jsonwebtoken refuses we refuse", () => {
  const sign = (claims, options) => jwt.sign({ apikey: announced.key, permissions: ["allow_join"], ...claims }, announced.secret, options);
  const now = Math.floor(Date.now() / 1000);
  const bad = [sign({ exp: now - 60 }), sign({}, { notBefore: "1h", expiresIn: "2h" }), sign({}, { algorithm: "HS512", expiresIn: "1h" })];
  for (const token of bad) {
    assert.throws(() => jwt.verify(token, announced.secret, { algorithms: ["HS256"] }));
    assert.equal(ours("explain", token, "--json").json().join.accepted, false);
  }
});

// What a token says, in words.

const PERMISSIONS = {
  allow_join: "joins directly, and lets guests in",
  ask_join: "knocks, and waits until somebody with allow_join lets it in",
  allow_mod: "switches other people’s microphone and webcam",
};

const ROLES = {
  rtc: "joins meetings",
  crawler: "calls the REST API",
};

const MEANINGS = {
  apikey: () => "The account. It is the half of the key pair that may be seen; the other half signed the token.",
  permissions: (words) => listed(words, PERMISSIONS),
  version: () => "The form of the claims. From 2 on roles, room and participant count.",
  roles: (words) => listed(words, ROLES),
  roomId: () => "The only meeting that it opens.",
  participantId: () => "The only participant who may use it.",
  iat: (seconds) => `Issued ${moment(seconds)}: half a minute early, for clocks that are a little slow.`,
  exp: (seconds) => `Expires ${moment(seconds)}.`,
  nbf: (seconds) => `Not valid before ${moment(seconds)}.`,
  jti: () => "Its own id, by which it is found again in a log.",
};

const SECONDS = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });

/** The claims of a token. Its signature is not looked at: that takes the secret, which is not here. */
export function claimsOf(token) {
  const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** What the token is for as a whole. */
export function purposeOf(claims) {
  if (claims.roles === undefined) {
    return "A classic token, as in the quick start: it joins meetings, and calls the REST API as well.";
  }
  return claims.roles.includes("rtc") ? "A participant token: it joins meetings and does nothing else." : "A token.";
}

/** Each claim as its name, its value and its meaning: a text, or a list of a word and its meaning. */
export function explained(claims) {
  return Object.entries(claims).map(([name, value]) => ({
    name,
    value: Array.isArray(value) ? value.join(", ") : String(value),
    meaning: MEANINGS[name]?.(value) ?? "A claim of your own.",
  }));
}

/** How long it is until then, such as `23:59:58`. */
export function countdown(seconds) {
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

function listed(words, meanings) {
  return words.map((word) => [word, meanings[word] ?? "not known"]);
}

function moment(seconds) {
  return SECONDS.format(new Date(seconds * 1000));
}

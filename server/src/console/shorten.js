// Tokens as they are shown: whoever looks over a shoulder, or at a screenshot, sees the head alone.

// Three parts in base64url, the first of which is a JSON object.
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** The head of a token. */
export const headOf = (token) => `${token.slice(0, 16)}…`;

/** A text in which every token is cut to its head. */
export const shortened = (text) => text.replace(TOKEN, headOf);

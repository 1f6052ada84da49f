// One request per URL for any number of cards, with a limit on size and on time. The request is
// given up when the last card that waits for it has left the page.

import { Failure } from "./failure.js";

const BYTES = 16 * 1024 * 1024;
const MILLISECONDS = 30_000;

/** URL → the request under way or done: { promise, controller, waiting }. One that is done is waited for by infinitely many. */
const requests = new Map();

/**
 * The text at `url`.
 *
 * @param {string} url
 * @param {AbortSignal} signal gives up waiting
 * @param {RequestInit} init used when the request is not under way yet
 * @returns {Promise<string>} rejects with a Failure: `network`, `timeout`, `too-large`, `integrity`,
 *   or `http` with the `status`; or with the signal's reason
 */
export function text(url, signal, init) {
  let request = requests.get(url);
  if (!request) {
    const controller = new AbortController();
    request = { controller, waiting: 0 };
    request.promise = get(url, controller, init).then(
      (body) => ((request.waiting = Infinity), body),
      (error) => {
        requests.delete(url);
        throw error;
      },
    );
    request.promise.catch(() => {});
    requests.set(url, request);
  }
  return join(request, url, signal);
}

/** Forgets what came from `url`, so that the next request asks the network anew. */
export function forget(url) {
  requests.delete(url);
}

function join(request, url, signal) {
  request.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      request.waiting -= 1;
      if (!request.waiting) {
        if (requests.get(url) === request) requests.delete(url);
        request.controller.abort(signal.reason);
      }
      reject(signal.reason);
    };
    if (signal.aborted) return leave();
    // To a request that is over, it is all the same who leaves.
    signal.addEventListener("abort", leave);
    request.promise.then(resolve, reject);
  });
}

async function get(url, controller, init) {
  try {
    return await read(await response(url, { ...init, signal: limited(url, controller) }), url, controller);
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    if (error instanceof Failure) throw error;
    throw new Failure("network", `${url}: ${error.message}`);
  }
}

/** A signal that ends a request when it takes too long; of one that is done, nobody hears it. */
export function limited(url, controller = new AbortController()) {
  setTimeout(() => controller.abort(new Failure("timeout", `${url}: no answer in time`)), MILLISECONDS);
  return controller.signal;
}

/** The text of one of the script's own files, which all cards of the page wait for. Rejects as `text` does. */
export const companion = ({ path, integrity }, base) => get(new URL(path, base).href, new AbortController(), { integrity });

/**
 * The response, once it is known to be a good one.
 *
 * @returns {Promise<Response>} rejects with a Failure: `network`, `integrity`, or `http` with the
 *   `status`
 */
export async function response(url, init) {
  const options = { credentials: "omit", ...init };
  let answer;
  try {
    answer = await fetch(url, options);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    if (!init.integrity) throw new Failure("network", `${url}: ${error.message}`);
    // To `fetch`, other bytes, an error's page and no network at all are one: ask without the hash.
    answer = await response(url, { ...init, integrity: "" });
    unread(answer);
    // Or the network has come back in between.
    return fetch(url, options).catch(() => {
      throw new Failure("integrity", `${url}: not what its hash says it is`);
    });
  }
  if (answer.ok) return answer;
  unread(answer);
  throw new Failure("http", `${url}: HTTP status ${answer.status}`, answer.status);
}

/** Spares the network a body that nobody reads. */
const unread = (answer) => answer.body?.cancel().catch(() => {});

/** The body as text. A copy is counted: Chromium calls a request cancelled whose own stream was read. */
async function read(answer, url, controller) {
  const [bytes] = await Promise.all([answer.clone().arrayBuffer(), limit(answer, url, controller)]);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    // A file that is there, if damaged.
    throw new Failure("data", `${url}: not UTF-8`, 200);
  }
}

/** Ends the request when the answer is too large. */
async function limit(answer, url, controller) {
  const reader = answer.body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.length;
    if (size > BYTES) return controller.abort(new Failure("too-large", `${url}: too large`));
  }
}

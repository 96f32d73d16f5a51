// The one place that speaks to the host. The key lies in this tab's storage and in this module, and goes into one header.
const header = "x-functions-key";
const storageName = "trading-key";
const patienceMs = 20000;

export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export class Silent extends Error {}

let key = sessionStorage.getItem(storageName);
let whenClosed = () => {};

export const hasKey = () => key !== null;

export const onClosed = (action) => { whenClosed = action; };

export function setKey(value) {
  key = value;
  sessionStorage.setItem(storageName, value);
}

export function forgetKey() {
  key = null;
  sessionStorage.removeItem(storageName);
}

async function send(path, method, accept, body) {
  const headers = { accept };
  if (key !== null) {
    headers[header] = key;
  }

  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }

  try {
    return await fetch(`/api/${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new Silent("the host does not answer");
  }
}

async function refusal(response) {
  try {
    const problem = await response.json();
    return new Refused(response.status, problem.detail ?? problem.title ?? `status ${response.status}`);
  } catch {
    return new Refused(response.status, `status ${response.status}`);
  }
}

// Health that is bad comes with its report and status 503: that is an answer, not a failure.
const isReport = (response) => response.status === 503 && (response.headers.get("content-type") ?? "").startsWith("application/json");

async function ask(path, read, { method = "GET", accept = "application/json", body } = {}) {
  const asked = key;
  const response = await send(path, method, accept, body);
  if (response.ok || isReport(response)) {
    const value = await read(response);
    if (key === asked) {
      return value;
    }

    // What was asked for with a key that is forgotten by now is nobody's any more.
    throw new Silent("the key was forgotten");
  }

  if (response.status === 401 && key !== null && key === asked) {
    whenClosed();
  }

  throw await refusal(response);
}

const jsonOf = (response) => response.json();

export const getJson = (path) => ask(path, jsonOf);

export const getText = (path, accept) => ask(path, (response) => response.text(), { accept });

export const getBlob = (path, accept) => ask(path, (response) => response.blob(), { accept });

export const post = (path, body) => ask(path, jsonOf, { method: "POST", body });

export const cancel = (path) => ask(path, jsonOf, { method: "DELETE" });

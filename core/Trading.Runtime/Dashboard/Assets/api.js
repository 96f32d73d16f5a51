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

async function ask(path, { method = "GET", accept = "application/json", body } = {}) {
  const response = await send(path, method, accept, body);
  if (response.ok || isReport(response)) {
    return response;
  }

  if (response.status === 401 && key !== null) {
    whenClosed();
  }

  throw await refusal(response);
}

export const getJson = async (path) => (await ask(path)).json();

export const getText = async (path, accept) => (await ask(path, { accept })).text();

export const getBlob = async (path, accept) => (await ask(path, { accept })).blob();

export const post = async (path, body) => (await ask(path, { method: "POST", body })).json();

export const cancel = async (path) => (await ask(path, { method: "DELETE" })).json();

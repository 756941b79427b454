// Questions to the server.

export async function ask(path, options = {}) {
  const answer = await fetch('api/v1/' + path, { headers: { Accept: 'application/json' }, ...options });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(body.error || answer.statusText), { status: answer.status });
  return body;
}

export const act = (path, method, body) =>
  ask(path, { method, headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });

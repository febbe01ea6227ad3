// Requests to the server this page came from, with the key and tenant that were typed in.

export const session = {
  get key() { return sessionStorage.getItem('ruvector.key') || ''; },
  set key(value) { sessionStorage.setItem('ruvector.key', value); },
  get tenant() { return sessionStorage.getItem('ruvector.tenant') || ''; },
  set tenant(value) { sessionStorage.setItem('ruvector.tenant', value); },
};

function headers(body) {
  const all = {};
  if (body !== undefined) all['content-type'] = 'application/json';
  if (session.key) all.authorization = `Bearer ${session.key}`;
  if (session.tenant) all['ruvector-tenant'] = session.tenant;
  return all;
}

async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: headers(body),
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') || '').includes('json') && text ? JSON.parse(text) : text;
  if (!response.ok) throw new Error(json.detail || `the server answered ${response.status}`);
  return json;
}

function query(values) {
  const given = Object.entries(values || {}).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

export const get = (path, values) => send('GET', path + query(values));
export const post = (path, body = {}) => send('POST', path, body);
export const remove = (path) => send('DELETE', path);

// Requests to the server side of OneWindow's pages. A request that fails is told to the caller in Chinese, as an Error,
// whose field is the one that was refused.
const root = new URL('../../api/onewindow/', import.meta.url);

export function url(path) {
  return new URL(path, root);
}

export async function request(path, options = {}) {
  let answer;
  try {
    answer = await fetch(url(path), { credentials: 'same-origin', headers: { Accept: 'application/json' }, ...options });
  } catch (e) {
    throw new Error('连不上服务器，请稍后再试');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = new Error(answer.status === 401 ? '登录已失效，请重新登录' : body.detail || `服务器没有答复（${answer.status}）`);
    error.field = body.field;
    throw error;
  }
  return body;
}

function token() {
  // Read now, not when the tab was drawn: a new login brings a new token.
  return (document.cookie.match(/XSRF-TOKEN=([^;]+)/) || [])[1] || '';
}

function post(path, body, headers) {
  return request(path, { method: 'POST', body, headers: { Accept: 'application/json', 'X-XSRF-TOKEN': token(), ...headers } });
}

export function remove(path) {
  return request(path, { method: 'DELETE', headers: { Accept: 'application/json', 'X-XSRF-TOKEN': token() } });
}

export function upload(path, form) {
  return post(path, form, {});
}

export function send(path, body) {
  return post(path, JSON.stringify(body), { 'Content-Type': 'application/json' });
}

// Requests to the server side of OneWindow's pages. A request that fails is told to the caller in Chinese, as an Error,
// whose field is the one that was refused.
const root = new URL('../../api/onewindow/', import.meta.url);

export function url(path) {
  return new URL(path, root);
}

async function ask(path, options) {
  try {
    return await fetch(url(path), { credentials: 'same-origin', headers: { Accept: 'application/json' }, ...options });
  } catch (e) {
    throw new Error('连不上服务器，请稍后再试');
  }
}

function refusal({ status }, body) {
  const error = new Error(status === 401 ? '登录已失效，请重新登录' : body.detail || `服务器没有答复（${status}）`);
  error.field = body.field;
  return error;
}

export async function request(path, options = {}) {
  const answer = await ask(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw refusal(answer, body);
  }
  return body;
}

// Saves a file that the server makes. Not a plain link, because what the server refuses is to be told on the page.
export async function download(path) {
  const answer = await ask(path, { headers: { Accept: '*/*' } });
  if (!answer.ok) {
    throw refusal(answer, await answer.json().catch(() => ({})));
  }
  const file = await answer.blob().catch(() => {
    throw new Error('文件没有传完，请重试');
  });
  const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name ? decodeURIComponent(name[1]) : '';
  link.click();
  // Only after the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
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

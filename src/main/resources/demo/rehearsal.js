// The page of the rehearsal: asks what time it is, and moves it on.
const url = '/camunda/api/onewindow/rehearsal';
const now = document.getElementById('now');
const buttons = [...document.querySelectorAll('button')];
const token = () => (document.cookie.match(/XSRF-TOKEN=([^;]+)/) || [])[1] || '';
async function ask(path, method) {
  buttons.forEach(b => { b.disabled = true; });
  try {
    const answer = await fetch(url + path, { method, headers: { 'X-XSRF-TOKEN': token(), Accept: 'application/json' } });
    const body = await answer.json();
    now.textContent = answer.ok ? body.now.replace('T', ' ') : (body.detail || '没有成功');
  } catch (e) {
    now.textContent = '没有成功：' + e.message;
  }
  buttons.forEach(b => { b.disabled = false; });
}
buttons.forEach(b => b.addEventListener('click', () => ask('/forward?workingDays=' + b.dataset.days, 'POST')));
ask('/now', 'GET');

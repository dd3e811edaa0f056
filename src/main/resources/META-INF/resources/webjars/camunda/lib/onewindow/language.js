// The web apps choose their language by the browser's first one; a Chinese browser gets the fallback, zh-CN. Only then
// is what they show in fixed English put into Chinese, too. All four apps load this; it exports no plugin.
if (!navigator.languages[0].toLowerCase().startsWith('en')) {
  await import('./chinese.js');
}

export default [];

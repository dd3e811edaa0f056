// How the shares of a limit that were used are written.
const one = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0, useGrouping: false });

// 1.004 is over the limit and is not shown as 100 %.
export function part(share) {
  if (share === null || share === undefined) {
    return '—';
  }
  const percent = 100 * share;
  return `${one.format(percent > 100 ? Math.ceil(percent) : Math.round(percent))}%`;
}

// How many cases are at a step.
export function waiting({ open }) {
  return open.green + open.yellow + open.red + open.paused;
}

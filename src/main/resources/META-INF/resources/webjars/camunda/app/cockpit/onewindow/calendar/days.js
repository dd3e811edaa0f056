// Days as the server sends and takes them: a table with a header line.
const HEADER = 'date,kind,name';
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

export function parse(content) {
  return content.split('\n').slice(1).filter(line => line).map(line => {
    const [date, kind, ...name] = line.split(',');
    return { date, working: kind === 'workday', name: name.join(',').replace(/^"|"$/g, '').replaceAll('""', '"') };
  });
}

export function write(days) {
  return [HEADER, ...days.map(({ date, working, name }) =>
    `${date},${working ? 'workday' : 'holiday'},"${name.replaceAll('"', '""')}"`)].join('\n');
}

// A date has no zone; UTC keeps it the day that it is.
const utc = date => new Date(`${date}T00:00:00Z`);

export function weekday(date) {
  return utc(date).getUTCDay();
}

export function isWeekend(date) {
  return weekday(date) % 6 === 0;
}

export function daysBetween(from, to) {
  return Math.round((utc(to) - utc(from)) / 86400000);
}

function short(date) {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

export function withWeekday(date) {
  return `${short(date)}（周${WEEKDAYS[weekday(date)]}）`;
}

// Days in a row of one kind and name as one line, such as 10月1日至10月7日 放假 国庆节. Ascending.
export function inRanges(days) {
  const ranges = [];
  days.forEach(day => {
    const last = ranges.at(-1);
    if (last && last.working === day.working && last.name === day.name && daysBetween(last.to, day.date) === 1) {
      last.to = day.date;
    } else {
      ranges.push({ from: day.date, to: day.date, working: day.working, name: day.name });
    }
  });
  return ranges.map(({ from, to, working, name }) =>
    ({ working, name, text: from === to ? withWeekday(from) : `${short(from)}至${short(to)}` }));
}

// Charts of the board. ECharts is loaded when the first one is drawn, so that only who opens the page waits for it.
// The path names the version of the webjar; EChartsTest tells when they part.
const ECHARTS = '../../../../../_static/echarts/6.0.0/dist/echarts.esm.min.js';

const GREEN = '#2f9e44';
const RED = '#d6362b';
const BLUE = '#155cb5';
const TEXT = { fontFamily: 'inherit', color: '#445' };

let loading;

function echarts() {
  // What failed to load is tried again the next time.
  loading ??= import(new URL(ECHARTS, import.meta.url)).catch(() => {
    loading = undefined;
    throw new Error('图表没有载入，数字仍可在表中查看');
  });
  return loading;
}

// Draws into a node that is on the page, and again whenever its size changes. clicked(index): a bar or a point.
// Returns a function that takes the chart away.
async function draw(node, option, clicked) {
  const { init } = await echarts();
  if (!node.isConnected) {
    return () => {};
  }
  const chart = init(node, null, { renderer: 'svg', locale: 'ZH' });
  chart.setOption({ animationDuration: 300, textStyle: TEXT, aria: { enabled: true }, ...option });
  chart.on('click', event => clicked(event.dataIndex, event.seriesName));
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(node);
  return () => {
    resized.disconnect();
    chart.dispose();
  };
}

const day = date => date.slice(5).replace('-', '/');

// What ended in each week in time and late, and the share in time.
export function weeks(node, rows, clicked) {
  return draw(node, {
    grid: { left: 44, right: 48, top: 36, bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: rows.map(row => day(row.from)), axisTick: { alignWithLabel: true } },
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#edf0f3' } } },
      { type: 'value', min: 0, max: 100, interval: 25, axisLabel: { formatter: '{value}%' }, splitLine: { show: false } }
    ],
    series: [
      { name: '按时', type: 'bar', stack: 'ended', barMaxWidth: 26, itemStyle: { color: GREEN }, data: rows.map(row => row.inTime) },
      { name: '超期', type: 'bar', stack: 'ended', barMaxWidth: 26, itemStyle: { color: RED }, data: rows.map(row => row.late) },
      {
        name: '按时率', type: 'line', yAxisIndex: 1, connectNulls: true, symbolSize: 7, itemStyle: { color: BLUE },
        tooltip: { valueFormatter: value => value === null || value === undefined ? '—' : `${value}%` },
        data: rows.map(row => row.inTime + row.late ? Math.round(1000 * row.inTime / (row.inTime + row.late)) / 10 : null)
      }
    ]
  }, clicked);
}

const LIGHTS = [['red', '已超期', RED], ['yellow', '即将到期', '#f0b429'], ['green', '正常', GREEN], ['paused', '停表', '#5b9bd5']];

// The open cases of each group by their lights, the first group on top.
export function lights(node, groups, clicked) {
  const shown = groups.filter(group => LIGHTS.some(([light]) => group.open[light] > 0)).slice(0, 8);
  return draw(node, {
    grid: { left: 8, right: 20, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#edf0f3' } } },
    yAxis: {
      type: 'category', inverse: true, data: shown.map(group => group.name), axisTick: { show: false },
      axisLabel: { width: 190, overflow: 'truncate' }
    },
    series: LIGHTS.map(([light, name, color]) => ({
      name, type: 'bar', stack: 'open', barMaxWidth: 18, itemStyle: { color }, data: shown.map(group => group.open[light])
    }))
  }, (index, series) => clicked(shown[index], LIGHTS.find(([, name]) => name === series)[0]));
}

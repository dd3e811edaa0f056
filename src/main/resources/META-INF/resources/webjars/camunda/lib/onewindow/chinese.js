// Chinese for what Camunda 7.24's web apps show in fixed English, which no locale file reaches. It exports no plugin.
// index.html says lang="en": Chrome would offer to translate the page, and draw Han characters in a Japanese font.
document.documentElement.lang = 'zh-CN';

const MONTHS = ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'];
const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const SHORT_DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

// What a rule may touch is bound to a selector, so nothing that a user or a form's author wrote is ever replaced.
// [selector of the element, attribute or null for its text, [[pattern, replacement]]]
const RULES = [
    ['.fjs-form-field-error li', null, [
        [/^Field is required\.$/, '此项必填。'],
        [/^Field must match pattern .*\.$/s, '格式不符合要求。'],
        [/^Field must have minimum value of (.*)\.$/, '不得小于 $1。'],
        [/^Field must have maximum value of (.*)\.$/, '不得大于 $1。'],
        [/^Field must have minimum length of (.*)\.$/, '至少须填 $1 个字。'],
        [/^Field must have maximum length of (.*)\.$/, '最多可填 $1 个字。'],
        [/^Field must be a valid\s+international phone number\. \(e\.g\. \+4930664040900\)$/, '电话号码格式不正确，须带国家代码，如 +8602312345678。'],
        [/^Field must be a valid email\.$/, '电子邮箱格式不正确。'],
        [/^Value is not a number\.$/, '须为数字。'],
        [/^Value is expected to be an integer\.$/, '须为整数。'],
        [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
        [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, '请填写有效的值，最接近的是 $1 和 $2。'],
        [/^Date and time must both be entered\.$/, '日期和时间须同时填写。'],
        [/^No options source defined in the form definition$/, '表单未定义选项。'],
    ]],
    // Why the server refused: ours is Chinese, behind what REST puts in front of every message.
    ['.notifications .message', null, [
        [/^Cannot claim task .* is already claimed by someone else.*$/s, '任务已被他人认领。'],
        [/^Cannot [^:]*: (?=.*\p{Script=Han})/su, ''],
    ]],
    ['.fjs-select-display.fjs-select-placeholder', null, [[/^Select$/, '请选择']]],
    ['.fjs-input, .fjs-taglist-input', 'placeholder', [
        [/^Search$/, '查找'],
        [/^yyyy\/mm\/dd$/, '年/月/日'],
        [/^mm\/dd\/yyyy$/, '月/日/年'],
        [/^hh:mm( \?m)?$/, '时:分'],
    ]],
    ['.fjs-dropdownlist-empty', null, [[/^No results$/, '没有结果'], [/^All values selected$/, '已全部选择']]],
    ['.fjs-taglist-skip-link', null, [[/^Skip to search$/, '跳到查找']]],
    ['.fjs-taglist-tag-remove', 'title', [[/^Remove tag$/, '移除']]],
    ['.fjs-number-arrow-up', 'aria-label', [[/^Increment$/, '增加']]],
    ['.fjs-number-arrow-down', 'aria-label', [[/^Decrement$/, '减少']]],
    ['.fjs-repeat-render-add', null, [[/^Add new$/, '添加一项']]],
    ['.fjs-repeat-render-collapse', null, [[/^Expand all \((\d+)\)$/, '展开全部（$1 项）'], [/^Collapse$/, '收起']]],
    ['.fjs-repeat-row-remove', 'aria-label', [[/^Remove list item (\d+)$/, '移除第 $1 项']]],
    ['.fjs-table-empty, td.fjs-table-td[colspan]', null, [[/^Nothing to show\.$/, '没有内容。']]],
    ['.fjs-table-nav-label', null, [[/^ of $/, ' / ']]],
    ['.fjs-table-nav-button', 'aria-label', [[/^Previous page$/, '上一页'], [/^Next page$/, '下一页']]],
    ['.fjs-table-th', 'aria-label', [
        [/^Click to sort by (.*) descending$/, '点击按“$1”排序'],
        [/^Click to sort by (.*) ascending$/, '点击按“$1”排序'],
        [/^Click to remove sorting$/, '点击取消排序'],
    ]],
    ['.fjs-iframe-placeholder-text', null, [[/^No content to show\.$/, '没有内容。'], [/^External content couldn't be loaded\.$/, '未能加载外部内容。']]],
    ['.fjs-image-placeholder-inner svg', 'alt', [[/^This is an image placeholder$/, '图片']]],
    ['.fjs-powered-by-link', 'title', [[/^Powered by bpmn\.io$/, '基于 bpmn.io']]],
    ['.bjs-powered-by', 'title', [[/^Powered by bpmn\.io$/, '基于 bpmn.io']]],
    ['.navigation.zoom button, .navigation button', 'title', [[/^zoom in$/, '放大'], [/^zoom out$/, '缩小'], [/^reset zoom$/, '恢复大小']]],
    ['.app-switch .dropdown-menu a', null, [[/^Admin$/, '系统管理'], [/^Welcome$/, '首页']]],
    ['.cam-table td.actions, .cam-table td.actions span', null, [[/^Actions$/, '操作']]],
    ['.cam-table a', null, [[/^Download$/, '下载'], [/^Upload$/, '上传']]],
    ['form[name=genericForm] option', null, [
        [/^Boolean$/, '是/否'], [/^Short$/, '短整数'], [/^Integer$/, '整数'], [/^Long$/, '长整数'], [/^Double$/, '小数'],
        [/^String$/, '文本'], [/^Date$/, '日期'], [/^Object$/, '对象'], [/^File$/, '文件'],
    ]],
    ['span.null-value', null, [[/^null$/, '无']]],
    ['.uib-datepicker-popup .sr-only, .uib-daypicker .sr-only, .uib-monthpicker .sr-only, .uib-yearpicker .sr-only', null, [[/^previous$/, '上一页'], [/^next$/, '下一页']]],
    ['.uib-timepicker input, .uib-time input', 'placeholder', [[/^HH$/, '时'], [/^MM$/, '分'], [/^SS$/, '秒']]],
];

// Leading and trailing blanks of a text node are layout; patterns see the trimmed text unless they ask for blanks.
const replaced = (text, patterns) => {
    for (const [pattern, by] of patterns) {
        if (pattern.test(text)) return text.replace(pattern, by);
        const trimmed = text.trim();
        if (trimmed && pattern.test(trimmed)) return text.replace(trimmed, () => trimmed.replace(pattern, by));
    }
    return text;
};

const translate = (element) => {
    for (const [selector, attribute, patterns] of RULES) {
        if (!element.matches(selector)) continue;
        if (attribute) {
            const before = element.getAttribute(attribute);
            const after = before === null ? before : replaced(before, patterns);
            if (after !== before) element.setAttribute(attribute, after);
        } else {
            for (const node of element.childNodes) {
                if (node.nodeType !== Node.TEXT_NODE) continue;
                const after = replaced(node.data, patterns);
                if (after !== node.data) node.data = after;
            }
        }
    }
};

new MutationObserver((records) => {
    for (const {type, target, addedNodes} of records) {
        if (type === 'characterData') {
            if (target.parentElement) translate(target.parentElement);
        } else if (type === 'attributes') {
            translate(target);
        } else {
            // A text node that is put into a standing element (an Angular {{ }}, a Preact child) has no element of its own.
            translate(target);
            for (const node of addedNodes) {
                if (node.nodeType !== Node.ELEMENT_NODE) continue;
                translate(node);
                node.querySelectorAll('*').forEach(translate);
            }
        }
    }
}).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['title', 'placeholder', 'aria-label', 'alt'],
});

// The calendar of Camunda Forms: flatpickr puts itself on window, at the latest when the first form is drawn.
const FLATPICKR = {
    weekdays: {shorthand: SHORT_DAYS, longhand: DAYS},
    months: {shorthand: MONTHS.map((_, i) => `${i + 1}月`), longhand: MONTHS},
    firstDayOfWeek: 1,
    rangeSeparator: ' 至 ',
    weekAbbreviation: '周',
    scrollTitle: '滚动切换',
    toggleTitle: '点击切换',
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
    ordinal: () => '',
};
if (window.flatpickr) {
    window.flatpickr.localize(FLATPICKR);
} else {
    let flatpickr;
    Object.defineProperty(window, 'flatpickr', {
        configurable: true,
        get: () => flatpickr,
        set: (value) => {
            flatpickr = value;
            flatpickr.localize(FLATPICKR);
        },
    });
}

// The calendar of due date, follow-up date and date criteria: Angular's own $locale, which no locale file reaches.
// Custom scripts run before Angular starts, so its modules can still be extended.
const app = document.querySelector('base').getAttribute('app-name');
try {
    window.angular.module(`cam.${app}.custom`).run(['$locale', ($locale) => {
        const formats = $locale.DATETIME_FORMATS;
        formats.MONTH = formats.STANDALONEMONTH = MONTHS;
        formats.SHORTMONTH = MONTHS.map((_, i) => `${i + 1}月`);
        formats.DAY = DAYS;
        formats.SHORTDAY = SHORT_DAYS;
        formats.AMPMS = ['上午', '下午'];
        formats.FIRSTDAYOFWEEK = 0;
    }]).config(['uibDatepickerConfig', (datepicker) => {
        datepicker.formatDayTitle = 'yyyy年M月';
        datepicker.formatMonthTitle = 'yyyy年';
        datepicker.startingDay = 1;
    }]);
} catch (e) {
    console.warn('OneWindow: the calendar of the web app stays English', e);
}

export default [];

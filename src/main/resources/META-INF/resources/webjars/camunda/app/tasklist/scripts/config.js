export default {
  app: { name: '任务办理', vendor: '一窗' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  customScripts: ['onewindow/plugin.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领所选任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选' },
    focusList: { key: 'ctrl+alt+l', description: '转到第一个任务' },
    focusSearch: { key: 'ctrl+alt+s', description: '转到查找框' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单的第一个字段' },
    startProcess: { key: 'ctrl+alt+p', description: '发起流程' }
  }
};

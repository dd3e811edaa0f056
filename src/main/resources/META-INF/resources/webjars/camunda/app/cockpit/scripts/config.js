export default {
  app: { name: '运行监控', vendor: '一窗' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  customScripts: ['../tasklist/onewindow/language.js']
};

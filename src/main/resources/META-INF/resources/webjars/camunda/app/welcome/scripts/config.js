export default {
  app: { name: '首页', vendor: '一窗' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  customScripts: ['../../lib/onewindow/language.js'],
  disableWelcomeMessage: true
};

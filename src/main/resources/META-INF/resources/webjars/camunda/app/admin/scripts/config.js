export default {
  app: { name: '系统管理', vendor: '一窗' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  customScripts: ['../../lib/onewindow/language.js'],
  disableWelcomeMessage: true
};

// The components this program stands on, for 关于. Names and licences are the components' own.

export const licences: { name: string; use: string; licence: string }[] = [
  { name: 'Tauri', use: '窗口', licence: 'MIT / Apache-2.0' },
  { name: 'SQLite', use: '数据库', licence: '公有领域' },
  { name: 'SQLCipher', use: '数据库加密', licence: 'BSD-3-Clause' },
  { name: 'OpenSSL', use: '加密算法', licence: 'Apache-2.0' },
  { name: 'RustCrypto（Argon2、ChaCha20-Poly1305、SHA-2）', use: '口令与封存', licence: 'MIT / Apache-2.0' },
  { name: 'BLAKE3', use: '日志校验', licence: 'CC0-1.0 / Apache-2.0' },
  { name: 'calamine', use: '读取表格', licence: 'MIT' },
  { name: 'rust_xlsxwriter', use: '写出表格', licence: 'MIT / Apache-2.0' },
  { name: 'encoding_rs', use: '文字编码', licence: 'MIT / Apache-2.0 / BSD-3-Clause' },
  { name: 'chrono', use: '日历', licence: 'MIT / Apache-2.0' },
  { name: 'pinyin', use: '拼音检索', licence: 'MIT' },
  { name: 'Vue、Vue Router、Pinia', use: '界面', licence: 'MIT' },
  { name: 'Apache ECharts', use: '图形', licence: 'Apache-2.0' },
]

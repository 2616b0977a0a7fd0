// Writes test/fonts/: parts of the fonts of packages of npm, with the few characters that tests and the picture of
// docs/fonts.md need, each laid out as in its package. Run it after "npm run build", with the folder in whose node_modules
// the packages are:
//
//   npm install --prefix /tmp/fonts @expo-google-fonts/noto-sans-{sc,tc,jp,kr,arabic,hebrew,devanagari,bengali,thai,ethiopic} @expo-google-fonts/noto-emoji
//   node scripts/build/test-fonts.mjs /tmp/fonts
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutFont } from '../../build/render/text/embed/cut.js';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('usage: test-fonts.mjs FOLDER');
const OUT = fileURLToPath(new URL('../../test/fonts/', import.meta.url));

/** By package: the name of its files, and the characters that are kept. */
const PARTS = {
  'noto-sans-sc': ['NotoSansSC', '学习路线图前端开发直骨漢字，。（）'],
  'noto-sans-tc': ['NotoSansTC', '學習路線圖前端開發直骨漢字，。（）'],
  'noto-sans-jp': ['NotoSansJP', 'ロードマップを学ぶ直骨漢字、。'],
  'noto-sans-kr': ['NotoSansKR', '개발자로드맵학습直骨漢字'],
  'noto-sans-arabic': ['NotoSansArabic', 'خريطة الطريق للمطور مرحبا()،'],
  'noto-sans-hebrew': ['NotoSansHebrew', 'מפת דרכים למפתח שלום()'],
  'noto-sans-devanagari': ['NotoSansDevanagari', 'सीखने की दिशा हिन्दी।'],
  'noto-sans-bengali': ['NotoSansBengali', 'শেখার পথ বাংলা।'],
  'noto-sans-thai': ['NotoSansThai', 'แผนที่การเรียนรู้ภาษาไทย'],
  'noto-sans-ethiopic': ['NotoSansEthiopic', 'የመማሪያ ካርታ'],
  'noto-emoji': ['NotoEmoji', '🚀📚🎯'],
};

rmSync(OUT, { recursive: true, force: true });
for (const [name, [file, characters]] of Object.entries(PARTS)) {
  const source = path.join(from, 'node_modules/@expo-google-fonts', name);
  for (const cut of ['400Regular', '700Bold']) {
    const folder = path.join(OUT, name, cut);
    mkdirSync(folder, { recursive: true });
    const font = cutFont(readFileSync(path.join(source, cut, `${file}_${cut}.ttf`)), characters);
    writeFileSync(path.join(folder, `${file}_${cut}.ttf`), font);
    console.log(`${name} ${cut}: ${font.length} bytes`);
  }
  const { version, license } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  const manifest = { name: `@expo-google-fonts/${name}`, version, license };
  writeFileSync(path.join(OUT, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(path.join(source, 'LICENSE_FONT'), path.join(OUT, name, 'LICENSE_FONT'));
}

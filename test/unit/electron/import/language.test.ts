import { expect, test } from 'vitest';
import { guessLanguage } from '#electron/import/language.ts';

test.each([
  ['The gate at the dam was opened by a sensor that had reported the water to be too high, and it was not shut.', 'en'],
  ['Das Tor am Damm wurde von einem Sensor geöffnet, der den Stand des Wassers als zu hoch gemeldet hatte.', 'de'],
  ['La vanne du barrage a été ouverte par un capteur qui avait signalé que le niveau de l’eau était trop haut.', 'fr'],
  ['La compuerta de la presa fue abierta por un sensor que había dicho que el nivel del agua era muy alto.', 'es'],
  ['De poort van de dam werd geopend door een sensor die had gemeld dat het water in het meer te hoog was.', 'nl'],
  ['فتحت البوابة فجأة صباح الخميس', 'ar'],
  ['星期四清晨，水闸在没有警告的情况下打开了', 'zh'],
  ['木曜日の早朝、警告なしに水門が開いた', 'ja'],
  ['목요일 새벽 수문이 열렸다', 'ko'],
  ['Η πύλη άνοιξε χωρίς προειδοποίηση', 'el'],
])('%s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

test('no guess where the script or the words do not tell', () => {
  for (const text of [
    'Ворота открылись без предупреждения в четверг утром',
    'دریچه صبح پنجشنبه ناگهان باز شد و گچ',
    '12 345',
    '',
  ]) {
    expect(guessLanguage(text)).toBe('und');
  }
  expect(guessLanguage('Gate 2 open')).toBe('und');
  expect(
    guessLanguage('Quillmere Sarrick Teveril Halvern Corvane Veldmark Tamsin Holm Dellin Marlow Prynne Lantern Kiln'),
  ).toBe('und');
});

// First letters of the syllables of a label, for finding commands and registers by typing `wtxs`. Names of records are
// found by the core, which keeps their letters; this is for the few words of the page itself.

const collator = new Intl.Collator('zh-CN-u-co-pinyin')
/** The first character of each letter in the order of the syllables; no syllable begins with i, u or v. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'

/** `问题线索` as `wtxs`; letters and digits stand for themselves, everything else is left out. */
export function initials(label: string): string {
  let letters = ''
  for (const char of label) {
    if (/[a-z0-9]/i.test(char)) letters += char.toLowerCase()
    else if (/\p{Script=Han}/u.test(char)) {
      let at = FIRST.length - 1
      while (at > 0 && collator.compare(char, FIRST[at]!) < 0) at--
      letters += LETTERS[at]
    }
  }
  return letters
}

/** Whether a label is meant by what was typed: part of it, or the beginning of its letters anywhere. */
export function meant(label: string, typed: string): boolean {
  const text = typed.trim().toLowerCase()
  return text === '' || label.toLowerCase().includes(text) || initials(label).includes(text)
}

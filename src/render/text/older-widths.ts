/**
 * Thousandths of an em by which letters of Balsamiq's earlier font are wider than those of today, by weight: a letter and its
 * number, parted by tabs. Written by scripts/measure/measure-older-cut.mjs.
 */
export const OLDER_WIDTHS = {
  regular:
    " 38\t!-27\t#-21\t$-53\t'7\t(-1\t)-1\t+-14\t,35\t.-8\t/-15\t012\t15\t249\t3-9\t453\t5-7\t613\t763\t820\t9-1\t:-1\t?48\t@9\tA38\tB-74\tC25\tD-26\tE-26\tF-49\tG-21\tH-55\tI27\tJ69\tK25\tL15\tM-70\tN-69\tO6\tP-2\tQ44\tR-13\tS65\tT67\tU-23\tV43\tW33\tX104\tY46\tZ100\ta-16\tb-12\tc23\td5\te-29\tf54\tg28\th-60\ti-24\tj57\tk27\tl-5\tm-12\tn-9\to-43\tp-8\tq10\tr12\ts39\tt46\tu-11\tv47\tw50\tx60\ty77\tz100\tÖ20\tá37\tã17\tç10\té39\tí14\tñ-16\tó-2\tö35\tü-14\tğ11\tı-7\tş53",
  bold: ' 45\t!25\t(13\t)13\t,-66\t.7\t/-40\t09\t1-24\t249\t317\t441\t538\t614\t736\t8-18\t9-22\t:-7\t?31\tA68\tB11\tC3\tD-8\tE-7\tF-25\tG13\tH-29\tI18\tJ47\tK1\tL17\tM-41\tN-33\tO46\tP0\tQ77\tR-17\tS44\tT70\tU12\tV56\tW36\tY13\ta-2\tb3\tc35\td1\te27\tf58\tg-12\th-13\ti4\tj102\tk-22\tl3\tm-5\tn5\to-5\tp7\tq13\tr17\ts39\tt84\tu3\tv13\tw38\tx48\ty65\tz70\tá11\tç27\té42\tı34\tş6',
} as const;

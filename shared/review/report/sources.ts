/** The publications that the formulas of the figures come from. */

export type SourceId =
  | 'bagga-1998'
  | 'blackman-2021'
  | 'cohen-1960'
  | 'efron-1993'
  | 'fleiss-1971'
  | 'hayes-2007'
  | 'hubert-1985'
  | 'krippendorff-1995'
  | 'krippendorff-2004'
  | 'luo-2005'
  | 'pradhan-2014'
  | 'tjong-kim-sang-2000';

export interface Source {
  readonly id: SourceId;
  /** As it is cited in the text. */
  readonly short: string;
  readonly full: string;
}

export const SOURCES: readonly Source[] = [
  {
    id: 'bagga-1998',
    short: 'Bagga and Baldwin 1998',
    full: 'A. Bagga and B. Baldwin: Algorithms for scoring coreference chains. LREC workshop on linguistic coreference, 1998.',
  },
  {
    id: 'blackman-2021',
    short: 'Blackman and Vigna 2021',
    full: 'D. Blackman and S. Vigna: Scrambled linear pseudorandom number generators. ACM Transactions on Mathematical Software 47(4), 2021.',
  },
  {
    id: 'cohen-1960',
    short: 'Cohen 1960',
    full: 'J. Cohen: A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 1960, 37–46.',
  },
  {
    id: 'efron-1993',
    short: 'Efron and Tibshirani 1993',
    full: 'B. Efron and R. J. Tibshirani: An introduction to the bootstrap. Chapman & Hall, 1993, chapter 13.',
  },
  {
    id: 'fleiss-1971',
    short: 'Fleiss 1971',
    full: 'J. L. Fleiss: Measuring nominal scale agreement among many raters. Psychological Bulletin 76, 1971, 378–382.',
  },
  {
    id: 'hayes-2007',
    short: 'Hayes and Krippendorff 2007',
    full: 'A. F. Hayes and K. Krippendorff: Answering the call for a standard reliability measure for coding data. Communication Methods and Measures 1, 2007, 77–89.',
  },
  {
    id: 'hubert-1985',
    short: 'Hubert and Arabie 1985',
    full: 'L. Hubert and P. Arabie: Comparing partitions. Journal of Classification 2, 1985, equation 5.',
  },
  {
    id: 'krippendorff-1995',
    short: 'Krippendorff 1995',
    full: 'K. Krippendorff: On the reliability of unitizing contiguous data. Sociological Methodology 25, 1995, 47–76.',
  },
  {
    id: 'krippendorff-2004',
    short: 'Krippendorff 2004',
    full: 'K. Krippendorff: Content analysis: an introduction to its methodology. 2nd edition, Sage, 2004, chapter 11.',
  },
  {
    id: 'luo-2005',
    short: 'Luo 2005',
    full: 'X. Luo: On coreference resolution performance metrics. HLT/EMNLP 2005, section 4.',
  },
  {
    id: 'pradhan-2014',
    short: 'Pradhan et al. 2014',
    full: 'S. Pradhan, X. Luo, M. Recasens, E. Hovy, V. Ng and M. Strube: Scoring coreference partitions of predicted mentions: a reference implementation. ACL 2014.',
  },
  {
    id: 'tjong-kim-sang-2000',
    short: 'Tjong Kim Sang and Buchholz 2000',
    full: 'E. F. Tjong Kim Sang and S. Buchholz: Introduction to the CoNLL-2000 shared task: chunking. CoNLL 2000.',
  },
];

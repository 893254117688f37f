package org.digitstudio.lab.paper;

/** The kinds of test pictures. */
public enum PaperKind {
  /** Digits that touch the picture's edges. */
  FLUSH,

  /** A sheet that lies on a darker table. */
  TABLE,

  /** A dark strip beside the paper. */
  STRIP,

  /** One digit per line. */
  COLUMN,

  /** Several lines with a number each. */
  LINES,

  /** A digit that fills its picture, half of it ink. */
  FILLS,

  /** Like {@link #FILLS}, in 16 x 16 pixels. */
  TINY,

  /** A printed box around each digit. */
  BOXES,

  /** Dark rules that cross the digits. */
  RULES,

  /** Ink and paper of the same brightness. */
  HUE,

  /** Ruled, squared or dotted paper, photographed. */
  NOTEBOOK,

  /** Amounts on cheques. */
  CHEQUE
}

package org.digitstudio.lab.paper;

/** Kinds of pictures that numbers come on. */
public enum PaperKind {
  /** Digits cut flush by the picture's edges. */
  FLUSH,

  /** A sheet that lies on a darker table. */
  TABLE,

  /** A dark strip beside the paper. */
  STRIP,

  /** One digit a line. */
  COLUMN,

  /** Several numbers beneath each other. */
  LINES,

  /** A digit that fills its picture, half of it ink. */
  FILLS,

  /** The same in 16 x 16 pixels. */
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

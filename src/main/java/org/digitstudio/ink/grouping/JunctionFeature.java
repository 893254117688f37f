package org.digitstudio.ink.grouping;

/**
 * What speaks for or against two groups that follow each other being two digits. Lengths are in
 * line heights.
 */
enum JunctionFeature {
  /** Empty columns between the two, up to 2. */
  GAP,
  /** Shared columns as a part of the narrower one's width, up to 2. */
  OVERLAP,
  /** 1 where the later one's middle lies left of the earlier one's. */
  BACKWARDS,
  /** How much higher or lower the later one's middle lies. */
  RAISED,
  /** Between the nearest points of their strokes, up to 1. */
  DISTANCE,
  /** 1 where they touch or cross. */
  TOUCHING,
  /** 1 where there are clearly empty columns between them. */
  PARTED,
  /** 1 where they share half of the narrower one's width. */
  STACKED;

  static final int COUNT = values().length;
}

package org.digitstudio.ink.grouping;

/**
 * Features of a junction: evidence for or against two consecutive groups being two digits. Lengths
 * are in line heights.
 */
enum JunctionFeature {
  /** Width of the empty columns between the two groups, at most 2. */
  GAP,
  /** Width of the shared columns divided by the narrower group's width, at most 2. */
  OVERLAP,
  /** 1 if the later group's centre is left of the earlier one's. */
  BACKWARDS,
  /** Vertical distance of the two centres. */
  RAISED,
  /** Distance of the nearest points of their strokes, at most 1. */
  DISTANCE,
  /** 1 if they touch or cross. */
  TOUCHING,
  /** 1 if there is a clear gap between them. */
  PARTED,
  /** 1 if they share half of the narrower group's width. */
  STACKED;

  static final int COUNT = values().length;
}

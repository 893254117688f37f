package org.digitstudio.lab.paper;

import org.digitstudio.ink.Box;

/** A digit or sign that can be written onto a page. */
interface Glyph {
  /** The label of a sign that is no digit. */
  int NO_DIGIT = -1;

  /** The digit it is, or {@link #NO_DIGIT}. */
  int label();

  /** Its width in heights. */
  float aspect();

  /** Writes it and returns the box around its ink; empty ink has a box without area. */
  Box draw(InkLayer page, Placement placement, Pen pen, PageRandom random);
}

package org.digitstudio.lab.paper;

import org.digitstudio.ink.Box;

/** A digit or sign that can be drawn on a page. */
interface Glyph {
  /** Label of a sign that is not a digit. */
  int NO_DIGIT = -1;

  /** Returns the digit, or {@link #NO_DIGIT}. */
  int label();

  /** Returns the width divided by the height. */
  float aspect();

  /** Draws the glyph and returns the box of its ink; a box without area if there is none. */
  Box draw(InkLayer page, Placement placement, Pen pen, PageRandom random);
}

package org.digitstudio.lab;

import java.util.Random;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.RedrawnInk;

/** Changes of ink on a page of 280 x 280 as handwriting, mice and pens cause them. */
public enum InkPerturbation {
  PLAIN("plain", "lab.condition.plain"),
  HALF_SIZE("half size", "lab.condition.half-size"),
  CORNER("in a corner", "lab.condition.corner"),
  LEFT("rotated 15 degrees left", "lab.condition.left"),
  RIGHT("rotated 15 degrees right", "lab.condition.right"),
  THICK("thick pen, as a picture", "lab.condition.thick"),
  THIN("thin pen, as a picture", "lab.condition.thin"),
  JITTERY("jittery", "lab.condition.jittery"),
  FEW_SAMPLES("drawn fast (few samples)", "lab.condition.few-samples"),
  PAPER("photograph of paper", "lab.condition.paper");

  private final String id;
  private final String key;

  InkPerturbation(String id, String key) {
    this.id = id;
    this.key = key;
  }

  Condition condition() {
    return new Condition(id, Messages.text(key));
  }

  /** Returns whether the result is read as a picture instead of as strokes. */
  public boolean isPicture() {
    return this == THICK || this == THIN || this == PAPER;
  }

  /**
   * Returns the ink, scaled to the page and changed.
   *
   * @param ink in any unit, not empty
   */
  public Ink apply(Ink ink, Random random) {
    return redrawing().apply(ink, random);
  }

  private RedrawnInk redrawing() {
    return new RedrawnInk(
        this == HALF_SIZE || this == CORNER ? 0.5f : 1f,
        this == CORNER,
        this == LEFT ? -15 : this == RIGHT ? 15 : 0,
        this == JITTERY ? 3f : 0f,
        this == FEW_SAMPLES ? 10 : Integer.MAX_VALUE,
        this == THICK ? 2.2f : this == THIN || this == PAPER ? 0.3f : 1f);
  }

  /** Returns the changed ink as a picture of dark ink on light paper, two pixels per unit. */
  public GreyPicture picture(Ink changed, Random random) {
    return RedrawnInk.picture(changed, this == PAPER, random);
  }
}

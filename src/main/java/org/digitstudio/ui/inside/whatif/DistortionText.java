package org.digitstudio.ui.inside.whatif;

import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.Distortion.Kind;
import org.digitstudio.ui.inside.widgets.Numbers;

/** The names of the distortions and their amounts with units. */
final class DistortionText {
  private DistortionText() {}

  static String name(Kind kind) {
    return switch (kind) {
      case ROTATION -> Messages.text("inside.whatif.rotation");
      case SHIFT_X -> Messages.text("inside.whatif.shift.x");
      case SHIFT_Y -> Messages.text("inside.whatif.shift.y");
      case SCALE -> Messages.text("inside.whatif.scale");
      case SLANT -> Messages.text("inside.whatif.slant");
      case THICKNESS -> Messages.text("inside.whatif.thickness");
      case NOISE -> Messages.text("inside.whatif.noise");
      case BLUR -> Messages.text("inside.whatif.blur");
    };
  }

  /** Returns an amount that another one with the same unit follows. */
  static String start(Kind kind, double amount) {
    return switch (kind) {
      case SHIFT_X, SHIFT_Y, THICKNESS, BLUR -> Numbers.fixed(amount, 1);
      case ROTATION, SCALE, SLANT, NOISE -> amount(kind, amount);
    };
  }

  static String amount(Kind kind, double amount) {
    return switch (kind) {
      case ROTATION, SLANT -> Messages.text("inside.whatif.degrees", Numbers.fixed(amount, 0));
      case SHIFT_X, SHIFT_Y, THICKNESS, BLUR ->
          Messages.text("inside.whatif.pixels", Numbers.fixed(amount, 1));
      case SCALE -> Messages.text("inside.whatif.factor", Numbers.two(amount));
      case NOISE -> Numbers.two(amount);
    };
  }
}

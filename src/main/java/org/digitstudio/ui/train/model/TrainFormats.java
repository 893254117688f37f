package org.digitstudio.ui.train.model;

import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;

/** Formats figures of training runs for the user. */
public final class TrainFormats {
  private TrainFormats() {}

  /** Returns the name of a recipe; a recipe from a plan file keeps its own name. */
  public static String recipe(String recipe) {
    return PlanViewModel.RECIPES.contains(recipe)
        ? Messages.text("train.recipe." + recipe)
        : recipe;
  }

  /** An accuracy or a probability with two decimals: {@code 98.97%}. */
  public static String percent(double share) {
    return Formats.percent(share, 2);
  }

  /** A loss with four decimals. */
  public static String loss(double loss) {
    return Formats.decimal(loss, 4);
  }

  /** A value of an axis, without trailing zeros: {@code 0.5}. */
  public static String tick(double value) {
    return Formats.significant(value, 3);
  }

  /** A value of either sign with two significant digits: {@code -0.052}. */
  public static String axis(double value) {
    return value < 0 ? "\u2212" + Formats.significant(-value, 2) : Formats.significant(value, 2);
  }

  /** A percentage of an axis, without trailing zeros: {@code 98.5%}. */
  public static String percentTick(double share) {
    for (int digits = 0; digits < 2; digits++) {
      double scaled = share * Math.pow(10, digits + 2);
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
        return Formats.percent(share, digits);
      }
    }
    return Formats.percent(share, 2);
  }

  /** A measured time with three significant digits: {@code 12.3 s}, {@code 0.68 ms}. */
  public static String seconds(double seconds) {
    if (seconds >= 60) {
      return Formats.duration(seconds);
    }
    return seconds >= 0.1
        ? Messages.text("common.seconds", Formats.significant(seconds, 3))
        : Messages.text("train.unit.milliseconds", Formats.significant(1e3 * seconds, 3));
  }

  /** An expected time, rounded to what can be foreseen: {@code about 20 s}, {@code about 5 min}. */
  public static String about(double seconds) {
    double step = seconds >= 300 ? 60 : seconds >= 60 ? 30 : seconds >= 20 ? 5 : 1;
    double rounded = Math.max(1, Math.rint(seconds / step) * step);
    return rounded >= 300 && rounded < 3600
        ? Messages.text("train.about.minutes", Math.round(rounded / 60))
        : Messages.text("train.about", Formats.duration(rounded));
  }

  /** A learning rate with three significant digits: {@code 0.00123}. */
  public static String learningRate(double learningRate) {
    return Formats.significant(learningRate, 3);
  }
}

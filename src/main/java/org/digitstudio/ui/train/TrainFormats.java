package org.digitstudio.ui.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.digitstudio.application.text.Messages;

/** Figures as this place writes them. */
final class TrainFormats {
  private TrainFormats() {}

  /** A recipe as the user knows it; one of a plan's own making keeps its own name. */
  static String recipe(String recipe) {
    return PlanViewModel.RECIPES.contains(recipe)
        ? Messages.text("train.recipe." + recipe)
        : recipe;
  }

  /** Such as {@code 98.97 %}. */
  static String percent(double fraction) {
    return "%.2f\u00a0%%".formatted(100 * fraction);
  }

  /** A value along an axis, without needless zeros: {@code 0.5}. */
  static String tick(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** A percentage along an axis, without needless zeros: {@code 98.5 %}. */
  static String percentTick(double fraction) {
    return new BigDecimal(100 * fraction)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + "\u00a0%";
  }

  /** Seconds with three or four significant digits: {@code 0.00093 s}, {@code 12.34 s}. */
  static String seconds(double seconds) {
    int decimals = seconds >= 1 ? 2 : seconds >= 0.1 ? 3 : seconds >= 0.01 ? 4 : 5;
    return ("%." + decimals + "f\u00a0s").formatted(seconds);
  }

  /** How long something will take, in words: {@code 2 min 05 s}. */
  static String duration(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole >= 3600) {
      return Messages.text(
          "train.duration.hours", whole / 3600, "%02d".formatted(whole % 3600 / 60));
    }
    return whole >= 60
        ? Messages.text("train.duration.minutes", whole / 60, "%02d".formatted(whole % 60))
        : Messages.text("train.duration.seconds", whole);
  }

  /** Such as {@code 805,066}. */
  static String count(long value) {
    return "%,d".formatted(value);
  }

  /** Such as {@code 5.0 M} or {@code 950 k}. */
  static String shortCount(long value) {
    if (value >= 1_000_000) {
      return "%.1f\u00a0M".formatted(value / 1e6);
    }
    return value >= 10_000 ? "%.0f\u00a0k".formatted(value / 1e3) : count(value);
  }

  /** A learning rate to three significant digits: {@code 0.00123}. */
  static String rate(double rate) {
    return tick(rate);
  }
}

package org.digitstudio.ui.train.model;

import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.digitstudio.application.text.Formats;

/** A number as typed by the user, with its allowed range. */
public final class NumberSetting {
  private static final int MAX_DIGITS = 40;

  private final PlanField field;
  private final double min;
  private final double max;
  private final boolean whole;
  private final StringProperty text = new SimpleStringProperty("");

  public NumberSetting(PlanField field, double min, double max, boolean whole) {
    this.field = field;
    this.min = min;
    this.max = max;
    this.whole = whole;
  }

  public PlanField field() {
    return field;
  }

  public StringProperty text() {
    return text;
  }

  public boolean isWhole() {
    return whole;
  }

  public void set(double value) {
    text.set(format(value));
  }

  public void set(long value) {
    text.set(Long.toString(value));
  }

  /** Returns the number; empty while the text is not a number within the range. */
  public Optional<BigDecimal> value() {
    try {
      BigDecimal value = new BigDecimal(text.get().strip().replace(',', '.'));
      boolean fits =
          value.precision() < MAX_DIGITS
              && Math.abs(value.scale()) < MAX_DIGITS
              && value.doubleValue() >= min
              && value.doubleValue() <= max
              && (!whole || value.stripTrailingZeros().scale() <= 0);
      return fits ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns advice with the allowed range; empty while the text is valid. */
  public Optional<Advice> problem() {
    return value().isPresent()
        ? Optional.empty()
        : Optional.of(
            Advice.wrong(
                whole ? "train.number.whole" : "train.number.real", format(min), format(max)));
  }

  /** Steps by 1, or for real numbers by one unit of the leading decimal place. */
  public void step(int direction) {
    value().ifPresent(value -> step(value.doubleValue(), direction));
  }

  private void step(double value, int direction) {
    double step = whole ? 1 : Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
    double next = Math.clamp(value + direction * step, min, max);
    if (whole) {
      set(Math.round(next));
    } else {
      set(next);
    }
  }

  /** Formats without groups, which a reader of another language may take for a decimal point. */
  static String format(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Formats.significant(value, 6);
  }
}

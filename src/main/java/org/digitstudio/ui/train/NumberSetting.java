package org.digitstudio.ui.train;

import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.digitstudio.application.text.Messages;

/** A number as a person types it, with the range it must lie in. */
final class NumberSetting {
  private final PlanField field;
  private final double least;
  private final double most;
  private final boolean whole;
  private final StringProperty text = new SimpleStringProperty("");

  NumberSetting(PlanField field, double least, double most, boolean whole) {
    this.field = field;
    this.least = least;
    this.most = most;
    this.whole = whole;
  }

  PlanField field() {
    return field;
  }

  StringProperty text() {
    return text;
  }

  boolean isWhole() {
    return whole;
  }

  void set(double value) {
    text.set(plain(value));
  }

  void set(long value) {
    text.set(Long.toString(value));
  }

  /** Empty while the text is no number of the range. */
  Optional<BigDecimal> value() {
    try {
      BigDecimal value = new BigDecimal(text.get().strip().replace(',', '.'));
      boolean fits =
          value.precision() < 40
              && Math.abs(value.scale()) < 40
              && value.doubleValue() >= least
              && value.doubleValue() <= most
              && (!whole || value.stripTrailingZeros().scale() <= 0);
      return fits ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Says which range; empty while the text is right. */
  Optional<String> problem() {
    return value().isPresent()
        ? Optional.empty()
        : Optional.of(
            Messages.text(
                whole ? "train.number.whole" : "train.number.real", plain(least), plain(most)));
  }

  /** The next sensible value: one or a power of ten more for whole numbers, a tenth for others. */
  void step(int direction) {
    value().ifPresent(value -> step(value.doubleValue(), direction));
  }

  private void step(double value, int direction) {
    double step = whole ? 1 : Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
    double next = Math.clamp(value + direction * step, least, most);
    if (whole) {
      set(Math.round(next));
    } else {
      set(Double.parseDouble("%.6g".formatted(next)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}

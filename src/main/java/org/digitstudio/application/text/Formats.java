package org.digitstudio.application.text;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Numbers, percentages and dates as the user reads them: all of them, in one locale. */
public final class Formats {
  private Formats() {}

  /** A whole number with its groups apart: 60,000. */
  public static String count(long value) {
    return NumberFormat.getIntegerInstance(Messages.locale()).format(value);
  }

  /** A number with exactly so many digits after the point. */
  public static String decimal(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(Messages.locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /**
   * A share as a percentage.
   *
   * @param share 0..1
   * @param digits after the point
   */
  public static String percent(double share, int digits) {
    NumberFormat format = NumberFormat.getPercentInstance(Messages.locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(share);
  }

  /**
   * A duration in the two largest units that matter: 1 h 02 min, 2 min 05 s or 8 s.
   *
   * @param seconds 0 or more
   */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 3600) {
      return Messages.text("common.hours", whole / 3600, twoDigits(whole % 3600 / 60));
    }
    return whole >= 60
        ? Messages.text("common.minutes", whole / 60, twoDigits(whole % 60))
        : Messages.text("common.seconds", whole);
  }

  private static String twoDigits(long value) {
    NumberFormat format = NumberFormat.getIntegerInstance(Messages.locale());
    format.setMinimumIntegerDigits(2);
    return format.format(value);
  }

  /** Day and time of day in this machine's time zone. */
  public static String dateTime(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Messages.locale())
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }
}

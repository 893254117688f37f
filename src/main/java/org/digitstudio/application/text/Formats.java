package org.digitstudio.application.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Numbers, percentages and dates as the user reads them: all of them, in one locale. */
public final class Formats {
  private static final int MAX_FRACTION_DIGITS = 20;
  private static final double ALMOST_CERTAIN = 0.999;
  private static final double ROUNDS_TO_CERTAIN = 0.9995;

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
   * A network's confidence as a percentage with one digit after the point. A network is never
   * certain: what would round to 100 % is "above 99.9 %".
   *
   * @param share 0..1
   */
  public static String confidence(double share) {
    return share > ROUNDS_TO_CERTAIN
        ? Messages.text("common.above", percent(ALMOST_CERTAIN, 1))
        : percent(share, 1);
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

  /**
   * A number rounded to significant digits, without trailing zeros and groups: 0.00123, 12.5.
   *
   * @param digits 1 or more
   */
  public static String significant(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(Messages.locale());
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(MAX_FRACTION_DIGITS);
    return format.format(new BigDecimal(value).round(new MathContext(digits)));
  }

  /** A number with its sign, also where it is positive: +1.25. */
  public static String signed(double value, int digits) {
    String number = decimal(Math.abs(value), digits);
    return (value < 0 ? "\u2212" : "+") + number;
  }

  /** A whole number in short: 950, 12.5K, 1.4M. */
  public static String compact(long value) {
    NumberFormat format =
        NumberFormat.getCompactNumberInstance(Messages.locale(), NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }

  /** Day and time of day in this machine's time zone. */
  public static String dateTime(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Messages.locale())
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }

  /** Day and time of day without the year, for lists. */
  public static String shortDateTime(Instant instant) {
    return DateTimeFormatter.ofLocalizedPattern("MMMdjm")
        .withLocale(Messages.locale())
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }
}

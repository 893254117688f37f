package org.digitstudio.lab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;

/** Prints figures as they are measured: as text, or as one JSON object per line. */
public final class BenchOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintWriter out;
  private final boolean json;

  public BenchOutput(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints the machine that the figures are measured on. */
  public void machine(Map<String, String> machine) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      machine.forEach(node::put);
      print(node);
    } else {
      machine.forEach((key, value) -> line("%-10s %s", key, value));
    }
  }

  /** Prints a heading, in text output only. */
  void heading(String key, Object... arguments) {
    if (!json) {
      line("%n%s", Messages.text(key, arguments));
    }
  }

  /** Prints a note, in text output only. */
  void note(String key, Object... arguments) {
    if (!json) {
      line("  %s", Messages.text(key, arguments));
    }
  }

  /**
   * Prints the statistics of repeated measurements.
   *
   * @param figure name of the measured quantity, ending in its unit: {@code train_s}
   * @param subject engine or program that was measured
   */
  void figures(String figure, String subject, Figures values) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("figure", figure).put("of", subject).put("n", values.count());
      node.put("median", rounded(values.median()));
      node.put("min", rounded(values.min())).put("max", rounded(values.max()));
      node.put("mean", rounded(values.mean())).put("sd", rounded(values.deviation()));
      print(node);
    } else {
      line(
          "  %-22s %-14s %10s   %s",
          figure,
          subject,
          format(values.median()),
          Messages.text(
              "lab.bench.range", format(values.min()), format(values.max()), values.count()));
    }
  }

  /** Prints {@link #figures} in JSON output only, where the text output has a table. */
  void figuresOfTable(String figure, String subject, Figures values) {
    if (json) {
      figures(figure, subject, values);
    }
  }

  /**
   * Prints the ratio of a figure to the same figure of a baseline.
   *
   * @param of subject of the dividend
   * @param baseline subject of the divisor
   */
  void ratio(String figure, String of, String baseline, double value) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      print(
          node.put("ratio", figure).put("of", of).put("by", baseline).put("value", rounded(value)));
    } else {
      line("  %-22s %s / %s = %s", figure, of, baseline, format(value));
    }
  }

  /** Prints a single value, or the reason why it is missing. */
  void value(String figure, String subject, Optional<Double> value, String reason) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("figure", figure).put("of", subject);
      value.ifPresentOrElse(v -> node.put("value", rounded(v)), () -> node.put("missing", reason));
      print(node);
    } else {
      line("  %-22s %-14s %10s", figure, subject, value.map(BenchOutput::format).orElse(reason));
    }
  }

  /** Prints that a program was skipped, and why. */
  void skipped(String subject, String reason) {
    value("skipped", subject, Optional.empty(), reason);
  }

  /** Prints the seconds of a part and its share of the total, 0..1. */
  void share(String name, double seconds, double share) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode().put("part", name);
      print(node.put("seconds", rounded(seconds)).put("share", rounded(share)));
    } else {
      line("  %-44s %7s  %7s", name, Formats.decimal(seconds, 3), Formats.percent(share, 1));
    }
  }

  /** Prints a row of a table, in text output only. */
  void row(String first, Iterable<String> cells) {
    if (!json) {
      StringBuilder row = new StringBuilder("  %-12s".formatted(first));
      cells.forEach(cell -> row.append("%10s".formatted(cell)));
      line("%s", row);
    }
  }

  /** Formats a value with about four significant digits. */
  static String format(double value) {
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4;
    return Formats.decimal(value, decimals);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  private void print(ObjectNode node) {
    out.println(node);
    out.flush();
  }
}

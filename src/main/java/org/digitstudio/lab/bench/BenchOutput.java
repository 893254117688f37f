package org.digitstudio.lab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints figures as they come: for people, or as a line of JSON each. */
public final class BenchOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintWriter out;
  private final boolean json;

  public BenchOutput(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** What the figures were measured on. */
  public void machine(Map<String, String> machine) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      machine.forEach(node::put);
      print(node);
    } else {
      machine.forEach((key, value) -> line("%-10s %s", key, value));
    }
  }

  /** Begins a group of figures. */
  void heading(String text) {
    if (!json) {
      line("%n%s", text);
    }
  }

  /** A sentence for people. */
  void note(String text) {
    if (!json) {
      line("  %s", text);
    }
  }

  /**
   * Some measurements of one thing.
   *
   * @param figure what was measured, with its unit at the end: {@code train_s}
   * @param who whose figure it is
   */
  void figures(String figure, String who, Figures values) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("figure", figure).put("of", who).put("n", values.count());
      node.put("median", rounded(values.median()));
      node.put("least", rounded(values.least())).put("most", rounded(values.most()));
      node.put("mean", rounded(values.mean())).put("sd", rounded(values.deviation()));
      print(node);
    } else {
      line(
          "  %-22s %-14s %10s   (%s to %s, n = %d)",
          figure,
          who,
          shown(values.median()),
          shown(values.least()),
          shown(values.most()),
          values.count());
    }
  }

  /** As {@link #figures}, for people who see it in a table instead. */
  void inTable(String figure, String who, Figures values) {
    if (json) {
      figures(figure, who, values);
    }
  }

  /** How often one figure goes into another. */
  void ratio(String figure, String of, String by, double value) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      print(node.put("ratio", figure).put("of", of).put("by", by).put("value", rounded(value)));
    } else {
      line("  %-22s %s / %s = %s", figure, of, by, shown(value));
    }
  }

  /** A single number, or why there is none. */
  void value(String figure, String who, Optional<Double> value, String reason) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("figure", figure).put("of", who);
      value.ifPresentOrElse(v -> node.put("value", rounded(v)), () -> node.put("missing", reason));
      print(node);
    } else {
      line("  %-22s %-14s %10s", figure, who, value.map(BenchOutput::shown).orElse(reason));
    }
  }

  /** A party that takes no part, and why. */
  void skipped(String who, String reason) {
    value("skipped", who, Optional.empty(), reason);
  }

  /** A part of something, with its share of the whole. */
  void share(String name, double seconds, double share) {
    if (json) {
      ObjectNode node = MAPPER.createObjectNode().put("part", name);
      print(node.put("seconds", rounded(seconds)).put("share", rounded(share)));
    } else {
      line("  %-44s %7.3f  %4.1f %%", name, seconds, 100 * share);
    }
  }

  /** A row of a table; numbers are set below each other. */
  void row(String first, Iterable<String> cells) {
    if (!json) {
      StringBuilder row = new StringBuilder("  %-12s".formatted(first));
      cells.forEach(cell -> row.append("%10s".formatted(cell)));
      line("%s", row);
    }
  }

  /** Four digits that mean something. */
  static String shown(double value) {
    double size = Math.abs(value);
    int places = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + places + "f", value);
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

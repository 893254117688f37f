package org.digitstudio.lab.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Figures of several programs; printed with the ratios to a baseline. */
final class FigureTable {
  private final String baseline;
  private final Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();

  /**
   * @param baseline the program that the others are compared with
   */
  FigureTable(String baseline) {
    this.baseline = baseline;
  }

  void add(String figure, String subject, double value) {
    figures
        .computeIfAbsent(figure, key -> new LinkedHashMap<>())
        .computeIfAbsent(subject, key -> new Figures())
        .add(value);
  }

  void print(BenchOutput output) {
    figures.forEach(
        (figure, all) -> {
          all.forEach((subject, values) -> output.figures(figure, subject, values));
          double reference = Objects.requireNonNull(all.get(baseline), baseline).median();
          all.forEach(
              (subject, values) -> {
                if (!subject.equals(baseline)) {
                  output.ratio(figure, subject, baseline, values.median() / reference);
                }
              });
        });
  }
}

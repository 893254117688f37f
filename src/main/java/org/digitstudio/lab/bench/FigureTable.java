package org.digitstudio.lab.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of several parties, by what was measured; printed with how often ours goes into each. */
final class FigureTable {
  private final String own;
  private final Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();

  /**
   * @param own whose figures the others' are divided by
   */
  FigureTable(String own) {
    this.own = own;
  }

  void add(String figure, String who, double value) {
    figures
        .computeIfAbsent(figure, key -> new LinkedHashMap<>())
        .computeIfAbsent(who, key -> new Figures())
        .add(value);
  }

  void print(BenchOutput output) {
    figures.forEach(
        (figure, all) -> {
          all.forEach((who, values) -> output.figures(figure, who, values));
          double ours = all.get(own).median();
          all.forEach(
              (who, values) -> {
                if (!who.equals(own)) {
                  output.ratio(figure, who, own, values.median() / ours);
                }
              });
        });
  }
}

package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.insight.Contributions;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.inside.model.Inspection;

/**
 * The units and links that the overview shows for one inspection.
 *
 * @param columns from the image to the output
 * @param units for each column the unit shown in each tile, ascending
 * @param scales for each column the activation that gets full colour
 * @param links for each gap between columns its strongest links, weakest first
 */
record Overview(
    Inspection inspection,
    List<Column> columns,
    List<int[]> units,
    float[] scales,
    List<List<Link>> links) {
  /** Number of links drawn between two columns. */
  private static final int MAX_LINKS = 48;

  /** Links weaker than this share of the strongest one are left out. */
  private static final float MIN_STRENGTH = 0.04f;

  /** The previous choice of units is kept while it has this share of the best choice's response. */
  private static final double KEEP = 0.8;

  /**
   * Chooses units and links.
   *
   * @param previous the overview shown before, whose units are kept while they are still among the
   *     most active ones, so that tiles don't swap with every stroke
   */
  static Overview of(
      Inspection now, List<Column> columns, OverviewLayout layout, Optional<Overview> previous) {
    List<int[]> units = new ArrayList<>();
    float[] scales = new float[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int index = i;
      Optional<int[]> before =
          previous.filter(known -> known.fits(now)).map(known -> known.units.get(index));
      units.add(chooseUnits(now, column, layout.grid(i).count(), before));
      scales[i] = scale(column, column.values(now));
    }
    List<List<Link>> links = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) {
      links.add(links(now, columns.get(i), i == 1, units.get(i - 1), units.get(i)));
    }
    return new Overview(now, columns, units, scales, links);
  }

  private boolean fits(Inspection other) {
    return inspection.network() == other.network();
  }

  private static float scale(Column column, float[] values) {
    return switch (column.kind()) {
      case IMAGE, OUTPUT -> 1;
      default -> Math.max(1e-6f, Inspection.maxAbsolute(values));
    };
  }

  private static int[] chooseUnits(
      Inspection now, Column column, int count, Optional<int[]> before) {
    if (count >= column.units()) {
      return IntStream.range(0, column.units()).toArray();
    }
    Part part = column.part().orElseThrow();
    float[] responses = Ranking.responses(now.trace(), now.network().blank(), part.last());
    int[] best =
        Ranking.descending(responses).stream()
            .limit(count)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    return before
        .filter(kept -> kept.length == count)
        .filter(kept -> sum(responses, kept) >= KEEP * sum(responses, best))
        .orElse(best);
  }

  private static double sum(float[] responses, int[] units) {
    return Arrays.stream(units).mapToDouble(unit -> responses[unit]).sum();
  }

  private static List<Link> links(
      Inspection now, Column column, boolean isFirst, int[] from, int[] to) {
    Contributions found = Contributions.to(now.trace(), column.part().orElseThrow(), isFirst);
    Contributions baseline =
        Contributions.to(now.network().blank(), column.part().orElseThrow(), isFirst);
    List<Link> all = new ArrayList<>(from.length * to.length);
    float largest = 1e-6f;
    for (int target : to) {
      for (int source : from) {
        float strength = found.of(source, target) - baseline.of(source, target);
        if (strength != 0) {
          all.add(new Link(source, target, strength));
          largest = Math.max(largest, Math.abs(strength));
        }
      }
    }
    float scale = largest;
    return all.stream()
        .filter(link -> Math.abs(link.strength()) >= MIN_STRENGTH * scale)
        .sorted((a, b) -> Float.compare(Math.abs(b.strength()), Math.abs(a.strength())))
        .limit(MAX_LINKS)
        .sorted((a, b) -> Float.compare(Math.abs(a.strength()), Math.abs(b.strength())))
        .map(link -> new Link(link.from(), link.to(), link.strength() / scale))
        .toList();
  }

  /** Returns the tile that shows a unit; empty if it is not among the shown ones. */
  Optional<Integer> tileOf(int column, int unit) {
    int tile = Arrays.binarySearch(units.get(column), unit);
    return tile < 0 ? Optional.empty() : Optional.of(tile);
  }
}

package org.digitstudio.insight;

import java.util.Arrays;

/** An immutable set of table rows. */
public final class RowSet {
  private final int[] sorted;

  private RowSet(int[] sorted) {
    this.sorted = sorted;
  }

  public static RowSet of(int[] rows) {
    return new RowSet(Arrays.stream(rows).sorted().distinct().toArray());
  }

  public boolean contains(int row) {
    return Arrays.binarySearch(sorted, row) >= 0;
  }

  public int size() {
    return sorted.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSet that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return "RowSet[" + sorted.length + " rows]";
  }
}

package org.digitstudio.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitFilter.Outcome;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.FilterResult;
import org.digitstudio.ui.shell.Navigator.DataRequest;

/**
 * What the Data place shows: the table, the filter and order over it, and the one chosen picture.
 */
final class DataModel {
  static final int NONE = -1;

  private final ReadOnlyObjectWrapper<DigitTable> table =
      new ReadOnlyObjectWrapper<>(DigitTable.empty());
  private final ReadOnlyObjectWrapper<FilterResult> result =
      new ReadOnlyObjectWrapper<>(FilterResult.of(DigitTable.empty(), DigitFilter.ALL));
  private final ReadOnlyObjectWrapper<int[]> shown = new ReadOnlyObjectWrapper<>(new int[0]);
  private final ObjectProperty<DigitFilter> filter = new SimpleObjectProperty<>(DigitFilter.ALL);
  private final ObjectProperty<DigitOrder> order = new SimpleObjectProperty<>(DigitOrder.INDEX);
  private final LongProperty seed = new SimpleLongProperty(1);
  private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
  private Optional<DataRequest> pending = Optional.empty();

  DataModel() {
    filter.addListener((property, before, now) -> applyFilter());
    order.addListener((property, before, now) -> sort());
    seed.addListener((property, before, now) -> sort());
  }

  ReadOnlyObjectProperty<DigitTable> table() {
    return table.getReadOnlyProperty();
  }

  /** What the filter leaves, with the counts behind each choice. */
  ReadOnlyObjectProperty<FilterResult> result() {
    return result.getReadOnlyProperty();
  }

  /** The rows that pass, in the order chosen. */
  ReadOnlyObjectProperty<int[]> shown() {
    return shown.getReadOnlyProperty();
  }

  ObjectProperty<DigitFilter> filter() {
    return filter;
  }

  ObjectProperty<DigitOrder> order() {
    return order;
  }

  LongProperty seed() {
    return seed;
  }

  /** The chosen row, or {@link #NONE}. */
  IntegerProperty selected() {
    return selected;
  }

  /** Takes a new table; filter and choice stay with the sets they were of. */
  void adopt(DigitTable next) {
    DigitTable before = table.get();
    int row = moved(before, next, selected.get());
    int sets = movedSets(before, next, filter.get().sets());
    boolean appended =
        next.sets().size() >= before.sets().size()
            && next.sets().subList(0, before.sets().size()).equals(before.sets());
    DigitFilter kept = filter.get().withSets(sets);
    table.set(next);
    selected.set(row);
    DigitFilter now = appended ? kept : kept.withChosen(Optional.empty());
    if (now.equals(filter.get())) {
      applyFilter();
    } else {
      filter.set(now);
    }
    pending.ifPresent(this::request);
  }

  private static int moved(DigitTable before, DigitTable next, int row) {
    if (row == NONE) {
      return NONE;
    }
    int set = next.sets().indexOf(before.sets().get(before.set(row)));
    return set < 0 ? NONE : next.start(set) + before.index(row);
  }

  private static int movedSets(DigitTable before, DigitTable next, int mask) {
    if (mask == DigitFilter.ANY) {
      return mask;
    }
    int moved = 0;
    for (int set = 0; set < before.sets().size(); set++) {
      String name = before.sets().get(set).name();
      int now = names(next).indexOf(name);
      moved |= DigitFilter.includes(mask, set) && now >= 0 ? 1 << now : 0;
    }
    return moved == 0 ? DigitFilter.ANY : moved;
  }

  private static List<String> names(DigitTable table) {
    return table.sets().stream().map(DigitDataset::name).toList();
  }

  /** Sets the filters another place asks for; waits for the set where it is not there yet. */
  void request(DataRequest request) {
    int set = request.set().map(name -> names(table.get()).indexOf(name)).orElse(NONE);
    boolean waits = request.set().isPresent() && set < 0;
    pending = waits ? Optional.of(request) : Optional.empty();
    if (!waits) {
      int sets = set < 0 ? DigitFilter.ANY : 1 << set;
      filter.set(
          DigitFilter.ALL
              .withSets(sets)
              .withLabels(mask(request.truth()))
              .withPredictions(mask(request.answer()))
              .withOutcome(request.onlyWrong() ? Outcome.MISCLASSIFIED : Outcome.ANY));
    }
  }

  private static int mask(OptionalInt digit) {
    return digit.isPresent() ? 1 << digit.getAsInt() : DigitFilter.ANY;
  }

  void shuffle() {
    if (order.get() == DigitOrder.SHUFFLED) {
      seed.set(seed.get() + 1);
    } else {
      order.set(DigitOrder.SHUFFLED);
    }
  }

  /** Chooses the picture that many places further on in the order shown. */
  void step(int places) {
    int[] rows = shown.get();
    if (rows.length == 0) {
      return;
    }
    int place = place(selected.get());
    select(place < 0 ? 0 : Math.clamp(place + places, 0, rows.length - 1));
  }

  /** Chooses by place in the order shown. */
  void select(int place) {
    selected.set(shown.get()[place]);
  }

  /** Where a row stands in the order shown, or {@link #NONE}. */
  int place(int row) {
    int[] rows = shown.get();
    for (int place = 0; place < rows.length; place++) {
      if (rows[place] == row) {
        return place;
      }
    }
    return NONE;
  }

  private void applyFilter() {
    result.set(FilterResult.of(table.get(), filter.get()));
    sort();
  }

  private void sort() {
    shown.set(order.get().sort(table.get(), result.get().rows(), seed.get()));
  }
}

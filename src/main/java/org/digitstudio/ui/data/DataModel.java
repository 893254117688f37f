package org.digitstudio.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitFilter.Outcome;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.FilterResult;
import org.digitstudio.ui.shell.Navigator.DataRequest;

/**
 * State of the Data page: the table, the filter and the order over it, and the selected image. At
 * least one data set is chosen as soon as there is one; the first is the test set.
 */
final class DataModel {
  static final int NONE = -1;

  /** Mask of the first data set. */
  private static final int FIRST_SET = 1;

  private final ReadOnlyObjectWrapper<DigitTable> table =
      new ReadOnlyObjectWrapper<>(DigitTable.empty());
  private final ReadOnlyObjectWrapper<FilterResult> result =
      new ReadOnlyObjectWrapper<>(FilterResult.of(DigitTable.empty(), DigitFilter.ALL));
  private final ReadOnlyObjectWrapper<int[]> shown = new ReadOnlyObjectWrapper<>(new int[0]);
  private final ObjectProperty<DigitFilter> filter =
      new SimpleObjectProperty<>(DigitFilter.ALL.withSets(0));
  private final ObjectProperty<DigitOrder> order = new SimpleObjectProperty<>(DigitOrder.INDEX);
  private final LongProperty seed = new SimpleLongProperty(1);
  private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
  private Optional<DataRequest> pending = Optional.empty();

  DataModel() {
    filter.addListener((property, before, now) -> applyFilter());
    order.addListener((property, before, now) -> sort());
    seed.addListener((property, before, now) -> sort());
  }

  /** Returns a model of its own in the same state. */
  DataModel copy() {
    DataModel copy = new DataModel();
    copy.adopt(table.get());
    copy.filter.set(filter.get());
    copy.order.set(order.get());
    copy.seed.set(seed.get());
    copy.selected.set(selected.get());
    copy.pending = pending;
    return copy;
  }

  ReadOnlyObjectProperty<DigitTable> table() {
    return table.getReadOnlyProperty();
  }

  /** Returns the rows that pass the filter, with the count behind each choice. */
  ReadOnlyObjectProperty<FilterResult> result() {
    return result.getReadOnlyProperty();
  }

  /** Returns the rows that pass the filter, in the chosen order. */
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

  /** Returns the selected row, or {@link #NONE}. */
  IntegerProperty selected() {
    return selected;
  }

  /** Replaces the table; filter and selection stay with the sets they referred to. */
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
    int moved = 0;
    for (int set = 0; set < before.sets().size(); set++) {
      String name = before.sets().get(set).name();
      int now = names(next).indexOf(name);
      moved |= DigitFilter.includes(mask, set) && now >= 0 ? 1 << now : 0;
    }
    return moved == 0 && next.size() > 0 ? FIRST_SET : moved;
  }

  private static List<String> names(DigitTable table) {
    return table.sets().stream().map(DigitDataset::name).toList();
  }

  /** Sets the filters another page asks for; waits for the set if it is not loaded yet. */
  void request(DataRequest request) {
    int set = request.set().map(name -> names(table.get()).indexOf(name)).orElse(NONE);
    boolean waits = request.set().isPresent() && set < 0;
    pending = waits ? Optional.of(request) : Optional.empty();
    if (!waits) {
      filter.set(
          open()
              .withSets(set < 0 ? filter.get().sets() : 1 << set)
              .withLabels(mask(request.truth()))
              .withPredictions(mask(request.answer()))
              .withOutcome(request.onlyWrong() ? Outcome.MISCLASSIFIED : Outcome.ANY));
    }
  }

  private static int mask(OptionalInt digit) {
    return digit.isPresent() ? 1 << digit.getAsInt() : DigitFilter.ANY;
  }

  /** Returns the indices of the chosen data sets, in their order. */
  List<Integer> chosenSets() {
    return IntStream.range(0, table.get().sets().size())
        .filter(set -> DigitFilter.includes(filter.get().sets(), set))
        .boxed()
        .toList();
  }

  /** Returns the names of the chosen data sets' classes; the digits where they differ. */
  ClassNames classNames() {
    List<ClassNames> names =
        chosenSets().stream()
            .map(set -> table.get().sets().get(set).classNames())
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : ClassNames.DIGITS;
  }

  /** Returns the number of images of the chosen data sets. */
  int imageCount() {
    return chosenSets().stream().mapToInt(set -> table.get().sets().get(set).size()).sum();
  }

  /** Chooses a data set too, or no longer; the last one stays chosen. */
  void toggleSet(int set) {
    int next = filter.get().sets() ^ 1 << set;
    if (next != 0) {
      filter.set(filter.get().withSets(next));
    }
  }

  /** Returns a filter that lets all images of the chosen data sets pass. */
  private DigitFilter open() {
    return DigitFilter.ALL.withSets(filter.get().sets());
  }

  /** Clears all filters; the chosen data sets stay. */
  void clearFilters() {
    filter.set(open());
  }

  /** Tells whether a filter leaves out images of the chosen data sets. */
  boolean isFiltered() {
    return !filter.get().equals(open());
  }

  /** Shows nothing but the mistakes, the worst first; or all images again, in their order. */
  void toggleMistakes() {
    boolean wanted = filter.get().outcome() != Outcome.MISCLASSIFIED;
    order.set(wanted ? DigitOrder.HIGHEST_LOSS : DigitOrder.INDEX);
    filter.set(open().withOutcome(wanted ? Outcome.MISCLASSIFIED : Outcome.ANY));
  }

  void shuffle() {
    if (order.get() == DigitOrder.SHUFFLED) {
      seed.set(seed.get() + 1);
    } else {
      order.set(DigitOrder.SHUFFLED);
    }
  }

  /** Selects the image {@code offset} positions further in the order shown. */
  void step(int offset) {
    int[] rows = shown.get();
    if (rows.length == 0) {
      return;
    }
    int position = position(selected.get());
    select(position < 0 ? 0 : Math.clamp(position + offset, 0, rows.length - 1));
  }

  /** Selects by position in the order shown, from 0. */
  void select(int position) {
    selected.set(shown.get()[position]);
  }

  /** Returns the position of a row in the order shown, or {@link #NONE}. */
  int position(int row) {
    int[] rows = shown.get();
    for (int position = 0; position < rows.length; position++) {
      if (rows[position] == row) {
        return position;
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

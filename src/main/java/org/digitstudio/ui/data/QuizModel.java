package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.insight.DigitTable;

/**
 * A quiz on the hardest images of the sets shown: people name each before they see what the network
 * takes it for. Used on the JavaFX thread.
 */
final class QuizModel {
  /** Images of a round. */
  static final int ROUND = 10;

  /** A round is drawn from this many of the images with the highest loss. */
  private static final int HARDEST = 60;

  /** The states of the quiz, by what it waits for. */
  enum Phase {
    /** Classified images. */
    EMPTY,
    GUESS,
    /** The next image; the prediction and the label of this one are shown. */
    REVEALED,
    /** Another round. */
    FINISHED
  }

  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private DigitTable table = DigitTable.empty();
  private int[] rows = new int[0];
  private int index;
  private int people;
  private int network;
  private OptionalInt guess = OptionalInt.empty();

  /** Counts the changes of the quiz, for views to follow. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  Phase phase() {
    if (rows.length == 0) {
      return Phase.EMPTY;
    }
    if (index == rows.length) {
      return Phase.FINISHED;
    }
    return guess.isPresent() ? Phase.REVEALED : Phase.GUESS;
  }

  /**
   * Starts a round.
   *
   * @param candidates rows of the table; those that are not classified are left out
   * @param seed decides which of the hardest are asked, and in which order
   */
  void start(DigitTable newTable, int[] candidates, long seed) {
    int[] classified = Arrays.stream(candidates).filter(newTable::isClassified).toArray();
    int[] hardest =
        Arrays.stream(DigitOrder.HIGHEST_LOSS.sort(newTable, classified, 0))
            .limit(HARDEST)
            .toArray();
    table = newTable;
    rows = Arrays.stream(DigitOrder.SHUFFLED.sort(newTable, hardest, seed)).limit(ROUND).toArray();
    index = 0;
    people = 0;
    network = 0;
    guess = OptionalInt.empty();
    changed();
  }

  /** Takes the people's answer; does nothing once the image is revealed. */
  void guess(int digit) {
    if (phase() == Phase.GUESS) {
      guess = OptionalInt.of(digit);
      people += digit == label() ? 1 : 0;
      network += prediction() == label() ? 1 : 0;
      changed();
    }
  }

  /** Moves to the next image, once this one is revealed. */
  void next() {
    if (phase() == Phase.REVEALED) {
      index++;
      guess = OptionalInt.empty();
      changed();
    }
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Returns the table that the images of the round are in. */
  DigitTable table() {
    return table;
  }

  /** Returns the row of the image asked; only in the phases GUESS and REVEALED. */
  int row() {
    return rows[index];
  }

  int label() {
    return table.label(row());
  }

  int prediction() {
    return table.predictedDigit(row());
  }

  /** Returns what people said; empty before they did. */
  OptionalInt guessed() {
    return guess;
  }

  /** Returns the number of the image asked, from 1. */
  int number() {
    return Math.min(index + 1, rows.length);
  }

  /** Returns the number of images of the round. */
  int size() {
    return rows.length;
  }

  /** Returns how many images people named right so far. */
  int people() {
    return people;
  }

  /** Returns how many of the same images the network predicted right. */
  int network() {
    return network;
  }

  /** Returns the rows of the round. */
  IntStream rows() {
    return Arrays.stream(rows);
  }
}

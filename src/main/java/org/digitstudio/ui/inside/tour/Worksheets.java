package org.digitstudio.ui.inside.tour;

import java.util.List;
import org.digitstudio.application.collect.PrintedWorksheet;
import org.digitstudio.application.collect.PrintedWorksheet.Exercise;

/** Worksheets of tours: a question and its answer for each step that asks one. */
final class Worksheets {
  private Worksheets() {}

  static List<Exercise> exercises(TourScript tour) {
    return tour.steps().stream()
        .filter(step -> !step.question().isEmpty())
        .map(step -> new Exercise(step.title(), step.question(), step.answer()))
        .toList();
  }

  /** Returns the worksheet of a tour as a PDF. */
  static byte[] pdf(TourScript tour) {
    return PrintedWorksheet.pdf(tour.title(), exercises(tour));
  }
}

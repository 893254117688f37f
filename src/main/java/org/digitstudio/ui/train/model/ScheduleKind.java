package org.digitstudio.ui.train.model;

import org.digitstudio.domain.training.Schedule;

/** Learning-rate schedules the editor offers. */
public enum ScheduleKind {
  CONSTANT(new Schedule.Constant()),
  COSINE(new Schedule.Cosine()),
  /** One cycle: warm-up over the first tenth of the run, then linear decay to 0. */
  ONE_CYCLE(new Schedule.OneCycle(0.1));

  private final Schedule schedule;

  ScheduleKind(Schedule schedule) {
    this.schedule = schedule;
  }

  Schedule schedule() {
    return schedule;
  }

  static ScheduleKind of(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant() -> CONSTANT;
      case Schedule.Cosine() -> COSINE;
      case Schedule.OneCycle(double _) -> ONE_CYCLE;
      case Schedule.Exponential(double _) ->
          throw new IllegalArgumentException("No recipe trains with a range test's schedule");
    };
  }
}

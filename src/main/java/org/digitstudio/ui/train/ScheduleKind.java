package org.digitstudio.ui.train;

import org.digitstudio.domain.training.Schedule;

/** How the rate goes over the run, as the editor offers it. */
enum ScheduleKind {
  CONSTANT(new Schedule.Constant()),
  COSINE(new Schedule.Cosine()),
  /** Up for a tenth of the run, then down. */
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
    };
  }
}

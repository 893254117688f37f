package org.digitstudio.ui.train.model;

import java.util.Optional;
import org.digitstudio.application.training.TrainingEngines;

/** One of the two plans of a race, with the run it becomes. */
public final class RaceLane {
  private final String name;
  private final PlanViewModel plan;
  private final RunViewModel run = new RunViewModel();

  /**
   * @param name letter of the lane
   * @param threads of its run
   */
  RaceLane(String name, TrainingEngines engines, int threads) {
    this.name = name;
    plan = new PlanViewModel(engines, threads, Optional::empty);
  }

  /** Returns the lane's letter, A or B. */
  public String name() {
    return name;
  }

  public PlanViewModel plan() {
    return plan;
  }

  /** Returns the run of the current or the last race. */
  public RunViewModel run() {
    return run;
  }
}

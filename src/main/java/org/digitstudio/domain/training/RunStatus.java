package org.digitstudio.domain.training;

/** The state of a run. */
public enum RunStatus {
  /** Under way, in this program or in another one that holds the run's lock. */
  RUNNING,
  /** Cut off with the program that trained it; it resumes from its last checkpoint. */
  INTERRUPTED,
  /** Stopped by the user; its best epoch and its last checkpoint are kept, and it can resume. */
  STOPPED,
  FINISHED,
  /** Ended by a failure; {@link RunRecord#note} says which. */
  FAILED;

  /** Whether the run can resume from a checkpoint, if it has one. */
  public boolean resumable() {
    return this == INTERRUPTED || this == STOPPED || this == FAILED;
  }
}
